SELECT r.run_id, sum(r.state = 'saved'), sum(r.state = 'failed'),
  avg(CASE WHEN r.state = 'saved' AND p.binned_at IS NULL THEN p.idea_score END)
FROM json_each(?) AS asked
CROSS JOIN generation_rows AS r ON r.run_id = asked.value
LEFT JOIN waywo_projects AS p ON p.id = r.project_id
GROUP BY r.run_id
