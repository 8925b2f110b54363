-- Steps as they are now, as a JSON array; each replaces what was known of it.
INSERT OR REPLACE INTO executor_steps (
  run_id, step_id, op, name, data_json, error_json, attempt, wake_at, child_run_id, created_at
)
SELECT
  value ->> 'runId', value ->> 'stepId', value ->> 'op', value ->> 'name', value ->> 'dataJson', value ->> 'errorJson',
  value ->> 'attempt', value ->> 'wakeAt', value ->> 'childRunId', value ->> 'createdAt'
FROM json_each(?)
