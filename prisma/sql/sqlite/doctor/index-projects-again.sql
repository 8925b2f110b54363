-- The next projects after an id, into an index beside the store's own.
INSERT INTO temp.expected_search (rowid, title, tagline, description, tags)
SELECT id, title, tagline, description, tags FROM project_search_text WHERE id > ? ORDER BY id LIMIT ?
