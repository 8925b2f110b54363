-- The vectors of some projects, given as a JSON array of ids.
SELECT id, description_embedding
FROM waywo_projects
WHERE id IN (SELECT value::int FROM json_array_elements_text(?::json)) AND description_embedding IS NOT NULL
