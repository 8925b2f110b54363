SELECT id FROM waywo_projects WHERE is_valid_project = true AND binned_at IS NULL
