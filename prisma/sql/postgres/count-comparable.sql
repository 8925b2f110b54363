-- The valid projects, and those of them that a vector of a model and size in bytes can be compared with.
WITH wanted (model, bytes) AS (SELECT ?::text, ?::int)
SELECT
  count(*) AS size,
  count(CASE WHEN coalesce(embedding_model, model) = model AND (bytes = 0 OR length(description_embedding) = bytes)
    THEN length(description_embedding) END) AS comparable
FROM wanted CROSS JOIN waywo_projects
WHERE is_valid_project AND binned_at IS NULL
