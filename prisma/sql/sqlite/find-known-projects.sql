SELECT given.key AS place, (
  SELECT project.id FROM waywo_projects AS project INDEXED BY ix_waywo_projects_texts
  WHERE project.title = given.value ->> 0 AND project.short_description = given.value ->> 1
    AND project.description = given.value ->> 2 AND project.source IS given.value ->> 3
    AND project.source_comment_id IS given.value ->> 4
    AND (given.value ->> 5 IS NULL OR project.created_at = given.value ->> 5)
  LIMIT 1
) AS id FROM json_each(?) AS given
