DELETE FROM waywo_projects WHERE id IN (
  SELECT id FROM waywo_projects INDEXED BY ix_waywo_projects_created_at WHERE binned_at > '' AND binned_at <= ? LIMIT ?
)
