-- Takes away the vectors of a model that have another size than this, in bytes.
WITH wanted (model, bytes) AS (VALUES (?, ?))
UPDATE waywo_projects
SET description_embedding = NULL, embedding_model = NULL
WHERE id IN (
  SELECT p.id FROM wanted CROSS JOIN waywo_projects AS p INDEXED BY ix_waywo_projects_embedding
  WHERE p.is_valid_project IN (0, 1) AND p.embedding_model = model AND length(p.description_embedding) < bytes
  UNION ALL
  SELECT p.id FROM wanted CROSS JOIN waywo_projects AS p INDEXED BY ix_waywo_projects_embedding
  WHERE p.is_valid_project IN (0, 1) AND p.embedding_model = model AND length(p.description_embedding) > bytes
)
