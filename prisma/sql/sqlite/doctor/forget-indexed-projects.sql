DELETE FROM project_search WHERE rowid IN (SELECT value FROM json_each(?))
