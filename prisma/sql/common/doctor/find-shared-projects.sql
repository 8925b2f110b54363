SELECT project_id AS "projectId", count(*) AS rows
FROM generation_rows WHERE project_id IS NOT NULL
GROUP BY project_id HAVING count(*) > 1 LIMIT 1000
