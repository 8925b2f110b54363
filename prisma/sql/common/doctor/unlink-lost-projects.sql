UPDATE generation_rows SET project_id = NULL WHERE project_id NOT IN (SELECT id FROM waywo_projects)
