-- The next valid projects outside of the bin, after an id, without a vector of a model, or with one of another size in bytes; a size of 0 is
-- any. Each part is a range of ix_waywo_projects_embedding.
WITH wanted (after, model, bytes) AS NOT MATERIALIZED (SELECT ?::int, ?::text, ?::int)
SELECT id FROM (
  SELECT p.id FROM wanted CROSS JOIN waywo_projects AS p
  WHERE p.is_valid_project AND p.binned_at IS NULL AND p.embedding_model IS NULL AND length(p.description_embedding) IS NULL
  UNION ALL
  SELECT p.id FROM wanted CROSS JOIN waywo_projects AS p
  WHERE p.is_valid_project AND p.binned_at IS NULL AND p.embedding_model IS NULL AND bytes > 0 AND length(p.description_embedding) < bytes
  UNION ALL
  SELECT p.id FROM wanted CROSS JOIN waywo_projects AS p
  WHERE p.is_valid_project AND p.binned_at IS NULL AND p.embedding_model IS NULL AND bytes > 0 AND length(p.description_embedding) > bytes
  UNION ALL
  SELECT p.id FROM wanted CROSS JOIN waywo_projects AS p
  WHERE p.is_valid_project AND p.binned_at IS NULL AND p.embedding_model < model
  UNION ALL
  SELECT p.id FROM wanted CROSS JOIN waywo_projects AS p
  WHERE p.is_valid_project AND p.binned_at IS NULL AND p.embedding_model > model
  UNION ALL
  SELECT p.id FROM wanted CROSS JOIN waywo_projects AS p
  WHERE p.is_valid_project AND p.binned_at IS NULL AND p.embedding_model = model AND length(p.description_embedding) IS NULL
  UNION ALL
  SELECT p.id FROM wanted CROSS JOIN waywo_projects AS p
  WHERE p.is_valid_project AND p.binned_at IS NULL AND p.embedding_model = model AND bytes > 0 AND length(p.description_embedding) < bytes
  UNION ALL
  SELECT p.id FROM wanted CROSS JOIN waywo_projects AS p
  WHERE p.is_valid_project AND p.binned_at IS NULL AND p.embedding_model = model AND bytes > 0 AND length(p.description_embedding) > bytes
) AS lacking
WHERE id > (SELECT after FROM wanted)
ORDER BY id
LIMIT ?
