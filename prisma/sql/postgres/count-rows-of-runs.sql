SELECT r.run_id, count(*) FILTER (WHERE r.state = 'saved'), count(*) FILTER (WHERE r.state = 'failed'),
  avg(p.idea_score) FILTER (WHERE r.state = 'saved' AND p.binned_at IS NULL)
FROM json_array_elements_text(?::json) AS asked (id)
JOIN generation_rows AS r ON r.run_id = asked.id
LEFT JOIN waywo_projects AS p ON p.id = r.project_id
GROUP BY r.run_id
