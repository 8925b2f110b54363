-- Runs that were started, as a JSON array.
INSERT INTO executor_runs (
  id, function_id, event_json, state, root_id, parent_run_id, parent_step_id, attempt, idempotency_key, created_at
)
SELECT
  "id", "functionId", "eventJson", 'running', "rootId", "parentRunId", "parentStepId", "attempt", "idempotencyKey",
  "createdAt"
FROM json_to_recordset(?::json) AS started (
  "id" text, "functionId" text, "eventJson" text, "rootId" text, "parentRunId" text, "parentStepId" text,
  "attempt" int, "idempotencyKey" text, "createdAt" timestamptz
)
