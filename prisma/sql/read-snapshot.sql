SELECT vocabulary FROM corpus_snapshots WHERE mark = ?
