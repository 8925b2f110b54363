-- The vectors of some projects, given as a JSON array of ids.
SELECT id, description_embedding
FROM waywo_projects
WHERE id IN (SELECT value FROM json_each(?)) AND description_embedding IS NOT NULL
