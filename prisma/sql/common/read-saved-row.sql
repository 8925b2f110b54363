-- What has become of a row.
SELECT id, state, project_id AS "projectId" FROM generation_rows WHERE run_id = ? AND row = ?
