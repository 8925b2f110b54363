SELECT given.place - 1 AS place, (
  SELECT project.id FROM waywo_projects AS project
  WHERE md5(project.title || project.short_description) = md5((given.value ->> 0) || (given.value ->> 1))
    AND project.title = given.value ->> 0 AND project.short_description = given.value ->> 1
    AND project.description = given.value ->> 2 AND project.source IS NOT DISTINCT FROM given.value ->> 3
    AND project.source_comment_id IS NOT DISTINCT FROM (given.value ->> 4)::int
    AND (given.value ->> 5 IS NULL OR project.created_at = (given.value ->> 5)::timestamptz)
  LIMIT 1
) AS id FROM json_array_elements(?::json) WITH ORDINALITY AS given (value, place)
