-- Rows of a run, as they are planned or as they have ended, except those that are there. As JSON: see create-projects.
INSERT INTO generation_rows (
  run_id, row, primary_tag, secondary_tags, target_audience, target_complexity, exploring, problem_frame, inspirations,
  state, error_stage, error_code, error_message, error_retryable, created_at, updated_at
)
SELECT
  value ->> 'runId', value ->> 'row', value ->> 'primaryTag', value ->> 'secondaryTags', value ->> 'targetAudience',
  value ->> 'targetComplexity', value ->> 'exploring', value ->> 'problemFrame', value ->> 'inspirations',
  ifnull(value ->> 'state', 'planned'), value ->> 'errorStage',
  value ->> 'errorCode', value ->> 'errorMessage', value ->> 'errorRetryable', now, now
FROM (SELECT ? AS rows, ? AS now), json_each(rows) WHERE true
ON CONFLICT (run_id, row) DO NOTHING
