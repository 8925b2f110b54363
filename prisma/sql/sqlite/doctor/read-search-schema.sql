SELECT sql FROM sqlite_schema WHERE name = 'project_search'
