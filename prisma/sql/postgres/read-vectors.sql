-- The next projects outside of the bin that have a vector, after an id.
SELECT id, title, is_valid_project, embedding_model, description_embedding
FROM waywo_projects
WHERE id > ? AND description_embedding IS NOT NULL AND binned_at IS NULL
ORDER BY id
LIMIT ?
