SELECT max(
  ifnull((SELECT max(id) FROM waywo_projects), 0),
  ifnull((SELECT seq FROM sqlite_sequence WHERE name = 'waywo_projects'), 0)
) AS id
