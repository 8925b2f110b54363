-- The attempts of runs, as a JSON array.
UPDATE executor_runs SET attempt = counted.attempt
FROM (SELECT value ->> 'runId' AS id, value ->> 'attempt' AS attempt FROM json_each(?)) AS counted
WHERE executor_runs.id = counted.id
