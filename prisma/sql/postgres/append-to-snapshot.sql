UPDATE corpus_snapshots SET vocabulary = vocabulary || ?::bytea WHERE mark = ?
