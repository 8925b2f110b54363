DELETE FROM project_tags WHERE project_id NOT IN (SELECT id FROM waywo_projects)
