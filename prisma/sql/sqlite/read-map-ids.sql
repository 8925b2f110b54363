-- The next valid projects after an id with a vector of this model, or of none that was recorded, and its size in bytes.
SELECT id, length(description_embedding)
FROM waywo_projects
WHERE id > ? AND is_valid_project AND +binned_at IS NULL AND description_embedding IS NOT NULL
  AND (embedding_model = ? OR embedding_model IS NULL)
ORDER BY id
LIMIT ?
