-- Some projects, given as a JSON array of ids: the place of the source among MAP_SOURCES, the days from 1970 to when each was
-- stored, its vector and its tags as a list.
SELECT p.id,
  CASE p.source WHEN 'hn' THEN 0 WHEN 'nemo_data_designer' THEN 1 WHEN 'sample' THEN 2 ELSE 3 END,
  CAST(julianday(p.created_at) - 2440587.5 AS INTEGER),
  p.description_embedding,
  (SELECT json_group_array(t.tag) FROM project_tags AS t WHERE t.project_id = p.id)
FROM json_each(?) AS asked
CROSS JOIN waywo_projects AS p ON p.id = asked.value
WHERE p.is_valid_project AND +p.binned_at IS NULL AND p.description_embedding IS NOT NULL
  AND (p.embedding_model = ? OR p.embedding_model IS NULL)
ORDER BY p.id
