SELECT id FROM waywo_projects WHERE id IN (SELECT value FROM json_each(?))
