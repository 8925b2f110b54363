-- The projects with these ids, in the order of the list, with what their rows and comments say of them; one that is no more
-- is left out.
SELECT
  p.id, p.source, p.source_comment_id, p.is_valid_project, p.invalid_reason, p.title, p.short_description, p.description,
  p.hashtags, p.project_urls, p.url_summaries, p.primary_url, p.url_contents, p.idea_score, p.complexity_score,
  p.is_bookmarked, p.relaxed, p.novelty, p.review_status, p.review_reason, p.duplicate_of, p.version, p.created_at,
  p.processed_at, p.workflow_logs, p.screenshot_path, p.run_deleted_at, p.binned_at,
  (
    SELECT coalesce(json_agg(c.time ORDER BY s.id), '[]')
    FROM waywo_project_submissions AS s JOIN waywo_comments AS c ON c.id = s.comment_id
    WHERE s.project_id = p.id
  )::text AS times,
  r.run_id, r.row, g.deleted_at, c.compared_with, c.compared_of
FROM json_array_elements_text(?::json) WITH ORDINALITY AS list (id, place)
JOIN waywo_projects AS p ON p.id = list.id::int
LEFT JOIN generation_rows AS r ON r.project_id = p.id
LEFT JOIN generation_runs AS g ON g.id = r.run_id
LEFT JOIN generation_candidates AS c ON c.row_id = r.id AND c.chosen
ORDER BY list.place
