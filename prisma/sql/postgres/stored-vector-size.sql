-- The most common size, in bytes, of the vectors of a model.
SELECT bytes FROM (
  SELECT length(description_embedding) AS bytes
  FROM waywo_projects
  WHERE is_valid_project AND embedding_model = ?
) AS stored
WHERE bytes > 0
GROUP BY bytes
ORDER BY count(*) DESC, bytes
LIMIT 1
