UPDATE project_map SET points = points || ?::bytea WHERE id = 1
