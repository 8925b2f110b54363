-- Runs that were started, as a JSON array.
INSERT INTO executor_runs (
  id, function_id, event_json, state, root_id, parent_run_id, parent_step_id, attempt, idempotency_key, created_at
)
SELECT
  value ->> 'id', value ->> 'functionId', value ->> 'eventJson', 'running', value ->> 'rootId',
  value ->> 'parentRunId', value ->> 'parentStepId', value ->> 'attempt', value ->> 'idempotencyKey',
  value ->> 'createdAt'
FROM json_each(?)
