-- The most common size, in bytes, of the vectors of a model.
SELECT length(description_embedding) AS bytes
FROM waywo_projects
WHERE embedding_model = ? AND description_embedding IS NOT NULL
GROUP BY bytes
ORDER BY count(*) DESC
LIMIT 1
