-- In the place of the one before; its points follow in pieces.
INSERT INTO project_map (id, model, change, layout_change, clusters, points, projects, drawn_at)
VALUES (1, ?, ?, ?, ?, '', ?, ?)
ON CONFLICT (id) DO UPDATE SET model = excluded.model, change = excluded.change, layout_change = excluded.layout_change,
  clusters = excluded.clusters, points = excluded.points, projects = excluded.projects, drawn_at = excluded.drawn_at
