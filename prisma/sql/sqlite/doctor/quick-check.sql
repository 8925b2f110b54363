-- What is wrong with the file, or "ok". FTS5 checks an index by what its connection remembers of it; only a search has it
-- look whether others have changed it since, and without one a sound index seems to lack parts.
SELECT quick_check AS sentence
FROM (SELECT max(rowid) FROM (SELECT rowid FROM project_search WHERE project_search MATCH 'a' LIMIT 1))
CROSS JOIN pragma_quick_check
LIMIT 20
