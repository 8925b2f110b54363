-- The next projects that have a vector, after an id.
SELECT id, title, is_valid_project, embedding_model, description_embedding
FROM waywo_projects
WHERE id > ? AND description_embedding IS NOT NULL
ORDER BY id
LIMIT ?
