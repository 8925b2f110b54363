-- The tags of the valid projects of a source, most common first, ties by name.
SELECT t.tag, count(*) AS count
FROM waywo_projects AS p INDEXED BY ix_waywo_projects_created_at
CROSS JOIN project_tags AS t ON t.project_id = p.id
WHERE p.binned_at IS NULL AND p.is_valid_project AND p.source = ?
GROUP BY t.tag
ORDER BY count DESC, t.tag
