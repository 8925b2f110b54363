SELECT count(*) FROM waywo_projects WHERE id > ?
