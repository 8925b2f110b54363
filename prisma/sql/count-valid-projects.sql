SELECT count(*) FROM waywo_projects WHERE is_valid_project = 1
