UPDATE project_map SET points = CAST(points || ? AS BLOB) WHERE id = 1
