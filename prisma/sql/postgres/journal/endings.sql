-- Runs that have ended, as a JSON array.
UPDATE executor_runs SET state = ended.state, output_json = ended."outputJson", ended_at = ended."endedAt"
FROM json_to_recordset(?::json) AS ended ("runId" text, state text, "outputJson" text, "endedAt" timestamptz)
WHERE executor_runs.id = ended."runId"
