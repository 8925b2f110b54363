UPDATE waywo_projects SET is_valid_project = true, invalid_reason = NULL
WHERE NOT CASE WHEN source = 'sample' THEN is_valid_project END AND invalid_reason = ?
