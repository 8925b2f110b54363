-- Takes away the vectors of a model that have another size than this, in bytes.
WITH wanted (model, bytes) AS NOT MATERIALIZED (SELECT ?::text, ?::int)
UPDATE waywo_projects
SET description_embedding = NULL, embedding_model = NULL
WHERE id IN (
  SELECT p.id FROM wanted CROSS JOIN waywo_projects AS p
  WHERE p.is_valid_project IN (true, false) AND p.embedding_model = model AND length(p.description_embedding) < bytes
  UNION ALL
  SELECT p.id FROM wanted CROSS JOIN waywo_projects AS p
  WHERE p.is_valid_project IN (true, false) AND p.embedding_model = model AND length(p.description_embedding) > bytes
)
