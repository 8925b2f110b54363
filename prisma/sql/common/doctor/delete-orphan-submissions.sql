DELETE FROM waywo_project_submissions
WHERE project_id NOT IN (SELECT id FROM waywo_projects) OR comment_id NOT IN (SELECT id FROM waywo_comments)
