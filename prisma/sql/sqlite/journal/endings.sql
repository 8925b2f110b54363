-- Runs that have ended, as a JSON array.
UPDATE executor_runs SET state = ended.state, output_json = ended.output, ended_at = ended.at
FROM (
  SELECT value ->> 'runId' AS id, value ->> 'state' AS state, value ->> 'outputJson' AS output, value ->> 'endedAt' AS at
  FROM json_each(?)
) AS ended
WHERE executor_runs.id = ended.id
