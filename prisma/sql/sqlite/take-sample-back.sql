UPDATE waywo_projects INDEXED BY ix_waywo_projects_sample SET is_valid_project = 1, invalid_reason = NULL
WHERE CASE WHEN source = 'sample' THEN is_valid_project END = 0 AND invalid_reason = ?
