-- Rows of a run, as they are planned or as they have ended, except those that are there. As JSON: see create-projects.
INSERT INTO generation_rows (
  run_id, row, primary_tag, secondary_tags, target_audience, target_complexity, exploring, problem_frame, inspirations,
  state, error_stage, error_code, error_message, error_retryable, created_at, updated_at
)
SELECT
  "runId", "row", "primaryTag", "secondaryTags", "targetAudience", "targetComplexity", "exploring", "problemFrame",
  "inspirations", coalesce("state", 'planned'), "errorStage", "errorCode", "errorMessage", "errorRetryable", now, now
FROM json_to_recordset(?::json) AS planned (
  "runId" text, "row" int, "primaryTag" text, "secondaryTags" text, "targetAudience" text, "targetComplexity" int,
  "exploring" boolean, "problemFrame" text, "inspirations" text, "state" text, "errorStage" text, "errorCode" text,
  "errorMessage" text, "errorRetryable" boolean
)
CROSS JOIN (SELECT ?::timestamptz AS now) AS time
ON CONFLICT (run_id, row) DO NOTHING
