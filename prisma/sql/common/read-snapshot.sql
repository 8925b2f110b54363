SELECT vocabulary, last_project_id FROM corpus_snapshots WHERE mark = ?
