INSERT INTO corpus_snapshots (mark, vocabulary) VALUES (?, ?) ON CONFLICT (mark) DO NOTHING
