-- The latest runs of a model that ran through at once, newest first: what they were made with, how many milliseconds they
-- took, and of their calls for ideas, for comparisons and for all else the number and the tokens.
SELECT
  r.num_ideas, r.max_candidates, r.ideas_per_call, coalesce(r.min_idea_score, 0),
  CASE WHEN r.interruptions = 0
    THEN round(extract(epoch FROM r.finished_at - r.started_at) * 1000)::bigint END,
  count(*) FILTER (WHERE c."column" = 'project_idea'),
  coalesce(sum(c.prompt_tokens) FILTER (WHERE c."column" = 'project_idea'), 0),
  coalesce(sum(c.completion_tokens) FILTER (WHERE c."column" = 'project_idea'), 0),
  count(*) FILTER (WHERE c."column" = 'compare_ideas'),
  coalesce(sum(c.prompt_tokens) FILTER (WHERE c."column" = 'compare_ideas'), 0),
  coalesce(sum(c.completion_tokens) FILTER (WHERE c."column" = 'compare_ideas'), 0),
  count(*) FILTER (WHERE c."column" NOT IN ('project_idea', 'compare_ideas')),
  coalesce(sum(c.prompt_tokens) FILTER (WHERE c."column" NOT IN ('project_idea', 'compare_ideas')), 0),
  coalesce(sum(c.completion_tokens) FILTER (WHERE c."column" NOT IN ('project_idea', 'compare_ideas')), 0)
FROM (
  SELECT id FROM generation_runs
  WHERE llm_model = ? AND state = 'SUCCESS' AND outcome IS NULL AND round = 0
  ORDER BY created_at DESC
  LIMIT ?
) AS latest
JOIN generation_runs AS r ON r.id = latest.id
JOIN model_calls AS c ON c.run_id = r.id
GROUP BY r.id
ORDER BY r.created_at DESC
