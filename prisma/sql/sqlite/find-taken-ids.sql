-- Of some ids, those that a project has, or had: the history of a deleted one is not another's.
WITH wished (id) AS (SELECT value FROM json_each(?))
SELECT id FROM wished WHERE id IN (SELECT id FROM waywo_projects) OR id IN (SELECT project_id FROM review_entries)
