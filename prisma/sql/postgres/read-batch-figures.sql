-- What the runs of batches add up to, and those that are open or whose end is not noted yet; all from one moment. The
-- batches' ids are a JSON array.
SELECT
  asked.id AS batch_id,
  (SELECT json_build_object(
      'runs', count(*), 'ideas', coalesce(sum(b.num_ideas), 0),
      'generated', coalesce(sum(b.generated), 0), 'saved', coalesce(sum(b.saved), 0),
      'failed', coalesce(sum(b.failed), 0), 'calls', coalesce(sum(b.calls), 0),
      'prompt_tokens', coalesce(sum(b.prompt_tokens), 0), 'completion_tokens', coalesce(sum(b.completion_tokens), 0),
      'success', count(*) FILTER (WHERE b.state = 'SUCCESS'),
      'failure', count(*) FILTER (WHERE b.state = 'FAILURE' AND b.outcome IS NULL),
      'cancelled', count(*) FILTER (WHERE b.outcome = 'cancelled'),
      'last_change', to_char(max(b.ended_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"+00:00"'))
    FROM batch_runs AS b WHERE b.batch_id = asked.id AND b.settled)::text AS settled,
  (SELECT coalesce(json_agg(json_build_object(
      'run_id', u.run_id, 'num_ideas', u.num_ideas,
      'state', r.state, 'outcome', r.outcome, 'error', r.error, 'error_code', r.error_code,
      'paused_reason', r.paused_reason, 'finished_at', to_char(r.finished_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"+00:00"'),
      'rows', (
        SELECT json_build_array(
          count(*) FILTER (WHERE g.state NOT IN ('planned', 'generating') AND EXISTS (
            SELECT 1 FROM generation_candidates AS c WHERE c.row_id = g.id AND c.project_idea IS NOT NULL)),
          count(*) FILTER (WHERE g.state = 'saved'), count(*) FILTER (WHERE g.state = 'failed'),
          to_char(max(g.updated_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"+00:00"'))
        FROM generation_rows AS g WHERE g.run_id = u.run_id),
      'calls', (
        SELECT json_build_array(count(*), coalesce(sum(c.prompt_tokens), 0), coalesce(sum(c.completion_tokens), 0))
        FROM model_calls AS c WHERE c.run_id = u.run_id)) ORDER BY u.place), '[]')
    FROM batch_runs AS u
    LEFT JOIN generation_runs AS r ON r.id = u.run_id
    WHERE NOT u.settled AND u.batch_id = asked.id)::text AS unsettled
FROM json_array_elements_text(?::json) AS asked (id)
