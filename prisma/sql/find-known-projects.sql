SELECT given.key AS place FROM json_each(?) AS given WHERE EXISTS (
  SELECT 1 FROM waywo_projects AS project INDEXED BY ix_waywo_projects_texts
  WHERE project.title = given.value ->> 0 AND project.short_description = given.value ->> 1
    AND project.description = given.value ->> 2 AND project.source IS given.value ->> 3
    AND project.source_comment_id IS given.value ->> 4
    AND (given.value ->> 5 IS NULL OR project.created_at = given.value ->> 5)
)
