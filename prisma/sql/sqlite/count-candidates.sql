-- The complete candidates that a run made in rows that were not cancelled (what was under way there may still be measured), those of them it refused and why, and its saved rows whose idea is not refused.
-- Those of before there were reasons are near, and count as similar.
SELECT
  count(*) FILTER (WHERE made_by IS NULL) AS written,
  count(*) FILTER (WHERE made_by IS NULL AND (near OR below)) AS refused,
  count(*) FILTER (WHERE made_by IS NULL AND near AND (reasons IS NULL OR instr(reasons, '"similar"'))) AS similar,
  count(*) FILTER (WHERE made_by IS NULL AND near AND instr(reasons, '"same_purpose"')) AS same_purpose,
  count(*) FILTER (WHERE made_by IS NULL AND near AND instr(reasons, '"shared_sentences"')) AS shared_sentences,
  count(*) FILTER (WHERE made_by IS NULL AND below) AS below_min_score,
  count(*) FILTER (WHERE chosen AND state = 'saved' AND NOT (near OR below)) AS accepted
FROM (
  SELECT c.made_by, c.chosen, r.state, ifnull(c.near, 0) AS near,
    ifnull(ifnull(c.absolute_idea_score, c.idea_score) < g.min_idea_score, 0) AS below,
    CASE WHEN c.too_alike IS NOT NULL
      THEN (SELECT json_group_array(value ->> 'reason') FROM json_each(c.too_alike)) END AS reasons
  FROM generation_runs AS g
  JOIN generation_rows AS r ON r.run_id = g.id
  JOIN generation_candidates AS c ON c.row_id = r.id
  WHERE g.id = ? AND r.state <> 'cancelled' AND c.project_idea IS NOT NULL AND c.title IS NOT NULL AND c.short_description IS NOT NULL
    AND c.description IS NOT NULL AND c.hashtags IS NOT NULL AND c.idea_score IS NOT NULL
    AND c.complexity_score IS NOT NULL
)
