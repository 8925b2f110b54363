-- Steps as they are now, as a JSON array; each replaces what was known of it.
INSERT INTO executor_steps (
  run_id, step_id, op, name, data_json, error_json, attempt, wake_at, child_run_id, created_at
)
SELECT DISTINCT ON (run_id, step_id)
  run_id, step_id, op, name, data_json, error_json, attempt, wake_at, child_run_id, created_at
FROM ROWS FROM (
  json_to_recordset(?::json) AS (
    "runId" text, "stepId" text, "op" text, "name" text, "dataJson" text, "errorJson" text, "attempt" int,
    "wakeAt" timestamptz, "childRunId" text, "createdAt" timestamptz
  )
) WITH ORDINALITY AS step (
  run_id, step_id, op, name, data_json, error_json, attempt, wake_at, child_run_id, created_at, place
)
ORDER BY run_id, step_id, place DESC
ON CONFLICT (run_id, step_id) DO UPDATE SET
  op = excluded.op, name = excluded.name, data_json = excluded.data_json, error_json = excluded.error_json,
  attempt = excluded.attempt, wake_at = excluded.wake_at, child_run_id = excluded.child_run_id,
  created_at = excluded.created_at
