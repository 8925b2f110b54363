-- The next valid projects without a vector of a model, or with one of another size in bytes; a size of 0 is any.
WITH wanted (after, model, bytes) AS (VALUES (?, ?, ?))
SELECT id, title, short_description AS shortDescription, description
FROM waywo_projects, wanted
WHERE is_valid_project AND id > after AND (
  description_embedding IS NULL OR embedding_model <> model OR (bytes > 0 AND length(description_embedding) <> bytes)
)
ORDER BY id
LIMIT ?
