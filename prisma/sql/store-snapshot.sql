INSERT INTO corpus_snapshots (mark, vocabulary) VALUES (?, x'') ON CONFLICT (mark) DO NOTHING
