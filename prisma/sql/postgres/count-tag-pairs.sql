-- How many valid projects have both of two tags, for all pairs of a list. The first row, without tags, counts the projects.
WITH chosen (tag) AS MATERIALIZED (SELECT json_array_elements_text(?::json)),
  holders AS MATERIALIZED (
    SELECT t.project_id AS id, t.tag
    FROM chosen
    JOIN project_tags AS t ON t.tag = chosen.tag
    JOIN waywo_projects AS p ON p.id = t.project_id
    WHERE p.is_valid_project AND p.binned_at IS NULL
  )
SELECT NULL AS tag, NULL AS other, count(*) FROM waywo_projects WHERE binned_at IS NULL AND is_valid_project
UNION ALL
SELECT one.tag, other.tag, count(*)
FROM holders AS one
JOIN holders AS other ON other.id = one.id AND other.tag > one.tag
GROUP BY one.tag, other.tag
ORDER BY tag NULLS FIRST, other
