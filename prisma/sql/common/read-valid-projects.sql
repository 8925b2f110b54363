SELECT id FROM waywo_projects WHERE is_valid_project = 1 AND binned_at IS NULL
