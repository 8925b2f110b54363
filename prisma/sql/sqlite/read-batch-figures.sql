-- What the runs of batches add up to, and those that are open or whose end is not noted yet; all from one moment. The
-- batches' ids are a JSON array.
SELECT
  asked.value AS batch_id,
  (SELECT json_object(
      'runs', count(*), 'ideas', total(b.num_ideas),
      'generated', total(b.generated), 'saved', total(b.saved), 'failed', total(b.failed),
      'calls', total(b.calls), 'prompt_tokens', total(b.prompt_tokens), 'completion_tokens', total(b.completion_tokens),
      'success', total(b.state = 'SUCCESS'),
      'failure', total(b.state = 'FAILURE' AND b.outcome IS NULL),
      'cancelled', total(b.outcome IS 'cancelled'),
      'last_change', max(b.ended_at))
    FROM batch_runs AS b WHERE b.batch_id = asked.value AND b.settled = 1) AS settled,
  (SELECT json_group_array(json_object(
      'run_id', u.run_id, 'num_ideas', u.num_ideas,
      'state', r.state, 'outcome', r.outcome, 'error', r.error, 'error_code', r.error_code,
      'paused_reason', r.paused_reason, 'finished_at', r.finished_at,
      'rows', json((
        SELECT json_array(
          total(g.state NOT IN ('planned', 'generating') AND EXISTS (
            SELECT 1 FROM generation_candidates AS c WHERE c.row_id = g.id AND c.project_idea IS NOT NULL)),
          total(g.state = 'saved'), total(g.state = 'failed'), max(g.updated_at))
        FROM generation_rows AS g WHERE g.run_id = u.run_id)),
      'calls', json((
        SELECT json_array(count(*), total(c.prompt_tokens), total(c.completion_tokens))
        FROM model_calls AS c WHERE c.run_id = u.run_id))))
    FROM (
      SELECT run_id, num_ideas FROM batch_runs INDEXED BY batch_runs_settled_batch_id_idx
      WHERE settled = 0 AND batch_id = asked.value ORDER BY place
    ) AS u
    LEFT JOIN generation_runs AS r ON r.id = u.run_id) AS unsettled
FROM json_each(?) AS asked
