-- The next projects outside of the bin that have a vector, after an id. The plus keeps SQLite from going by binned_at, which
-- would read and sort all of them for each page.
SELECT id, title, is_valid_project, embedding_model, description_embedding
FROM waywo_projects
WHERE id > ? AND description_embedding IS NOT NULL AND +binned_at IS NULL
ORDER BY id
LIMIT ?
