UPDATE waywo_projects SET is_valid_project = false, invalid_reason = ?
WHERE CASE WHEN source = 'sample' THEN is_valid_project END
