DELETE FROM waywo_projects WHERE id IN (SELECT id FROM waywo_projects WHERE binned_at <= ? LIMIT ?)
