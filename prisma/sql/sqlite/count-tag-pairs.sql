-- How many valid projects have both of two tags, for all pairs of a list. The first row, without tags, counts the projects.
WITH chosen (tag) AS MATERIALIZED (SELECT value FROM json_each(?)),
  holders AS MATERIALIZED (
    SELECT t.project_id AS id, t.tag
    FROM chosen
    CROSS JOIN project_tags AS t ON t.tag = chosen.tag
    CROSS JOIN waywo_projects AS p ON p.id = t.project_id
    WHERE p.is_valid_project AND +p.binned_at IS NULL
  )
SELECT NULL, NULL, count(*) FROM waywo_projects AS p INDEXED BY ix_waywo_projects_created_at
WHERE p.binned_at IS NULL AND p.is_valid_project
UNION ALL
SELECT * FROM (
  SELECT one.tag, other.tag, count(*)
  FROM holders AS one
  CROSS JOIN project_tags AS other ON other.project_id = one.id AND other.tag > one.tag
  WHERE other.tag IN (SELECT tag FROM chosen)
  GROUP BY one.tag, other.tag
)
