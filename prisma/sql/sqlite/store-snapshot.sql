INSERT INTO corpus_snapshots (mark, vocabulary, language, last_project_id)
VALUES (?, x'', ?, (SELECT ifnull(max(id), 0) FROM waywo_projects))
ON CONFLICT (mark) DO NOTHING
