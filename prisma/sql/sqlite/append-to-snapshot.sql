UPDATE corpus_snapshots SET vocabulary = CAST(vocabulary || ? AS BLOB) WHERE mark = ?
