-- The latest runs of a model that ran through at once, newest first: what they were made with, how many milliseconds they
-- took, and of their calls for ideas, for comparisons and for all else the number and the tokens.
SELECT
  r.num_ideas, r.max_candidates, r.ideas_per_call, coalesce(r.min_idea_score, 0),
  CASE WHEN r.interruptions = 0
    THEN CAST(round((julianday(r.finished_at) - julianday(r.started_at)) * 86400000) AS INTEGER) END,
  sum(c.column = 'project_idea'),
  sum(iif(c.column = 'project_idea', c.prompt_tokens, 0)),
  sum(iif(c.column = 'project_idea', c.completion_tokens, 0)),
  sum(c.column = 'compare_ideas'),
  sum(iif(c.column = 'compare_ideas', c.prompt_tokens, 0)),
  sum(iif(c.column = 'compare_ideas', c.completion_tokens, 0)),
  sum(c.column NOT IN ('project_idea', 'compare_ideas')),
  sum(iif(c.column NOT IN ('project_idea', 'compare_ideas'), c.prompt_tokens, 0)),
  sum(iif(c.column NOT IN ('project_idea', 'compare_ideas'), c.completion_tokens, 0))
FROM (
  SELECT * FROM generation_runs
  WHERE llm_model = ? AND state = 'SUCCESS' AND outcome IS NULL AND round = 0
  ORDER BY created_at DESC
  LIMIT ?
) AS r
JOIN model_calls AS c ON c.run_id = r.id
GROUP BY r.id
ORDER BY r.created_at DESC
