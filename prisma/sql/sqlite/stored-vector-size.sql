-- The most common size, in bytes, of the vectors of a model.
SELECT bytes FROM (
  SELECT length(description_embedding) AS bytes
  FROM waywo_projects INDEXED BY ix_waywo_projects_embedding
  WHERE is_valid_project = 1 AND embedding_model = ?
)
WHERE bytes > 0
GROUP BY bytes
ORDER BY count(*) DESC
LIMIT 1
