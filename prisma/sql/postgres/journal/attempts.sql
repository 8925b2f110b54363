-- The attempts of runs, as a JSON array.
UPDATE executor_runs SET attempt = counted.attempt
FROM json_to_recordset(?::json) AS counted ("runId" text, attempt int)
WHERE executor_runs.id = counted."runId"
