-- The projects that comments of a thread name, outside of the bin.
SELECT count(DISTINCT s.project_id) AS projects
FROM waywo_comments AS c
JOIN waywo_project_submissions AS s ON s.comment_id = c.id
JOIN waywo_projects AS p ON p.id = s.project_id AND p.binned_at IS NULL
WHERE c.parent = ?
