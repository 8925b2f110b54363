INSERT INTO project_search (rowid, title, tagline, description, tags)
SELECT id, title, tagline, description, tags FROM project_search_text WHERE id IN (SELECT value FROM json_each(?))
