UPDATE waywo_projects INDEXED BY ix_waywo_projects_sample SET is_valid_project = 0, invalid_reason = ?
WHERE CASE WHEN source = 'sample' THEN is_valid_project END = 1
