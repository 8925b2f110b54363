-- The stored map; its points are compressed.
SELECT model, change, layout_change, clusters, points FROM project_map WHERE id = 1
