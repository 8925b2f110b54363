-- At most a thousand entries of a table whose foreign keys name nothing.
WITH asked ("table") AS (SELECT ?::text)
SELECT "table", o.id AS rowid, o.parent FROM asked CROSS JOIN LATERAL (
  SELECT r.id, 'generation_runs' AS parent FROM generation_rows AS r
  WHERE asked."table" = 'generation_rows' AND NOT EXISTS (SELECT 1 FROM generation_runs AS p WHERE p.id = r.run_id)
  UNION ALL
  SELECT r.id, 'waywo_projects' FROM generation_rows AS r
  WHERE asked."table" = 'generation_rows' AND r.project_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM waywo_projects AS p WHERE p.id = r.project_id)
  UNION ALL
  SELECT c.id, 'generation_rows' FROM generation_candidates AS c
  WHERE asked."table" = 'generation_candidates' AND NOT EXISTS (SELECT 1 FROM generation_rows AS p WHERE p.id = c.row_id)
  UNION ALL
  SELECT r.candidate_id, 'generation_candidates' FROM regenerations AS r
  WHERE asked."table" = 'regenerations'
    AND NOT EXISTS (SELECT 1 FROM generation_candidates AS p WHERE p.id = r.candidate_id)
  UNION ALL
  SELECT i.position, 'bulk_changes' FROM bulk_items AS i
  WHERE asked."table" = 'bulk_items' AND NOT EXISTS (SELECT 1 FROM bulk_changes AS p WHERE p.id = i.bulk_id)
  UNION ALL
  SELECT c.id, 'generation_runs' FROM model_calls AS c
  WHERE asked."table" = 'model_calls' AND NOT EXISTS (SELECT 1 FROM generation_runs AS p WHERE p.id = c.run_id)
  UNION ALL
  SELECT t.project_id, 'waywo_projects' FROM project_tags AS t
  WHERE asked."table" = 'project_tags' AND NOT EXISTS (SELECT 1 FROM waywo_projects AS p WHERE p.id = t.project_id)
  UNION ALL
  SELECT c.id, 'waywo_posts' FROM waywo_comments AS c
  WHERE asked."table" = 'waywo_comments' AND c.parent IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM waywo_posts AS p WHERE p.id = c.parent)
  UNION ALL
  SELECT s.id, 'waywo_projects' FROM waywo_project_submissions AS s
  WHERE asked."table" = 'waywo_project_submissions'
    AND NOT EXISTS (SELECT 1 FROM waywo_projects AS p WHERE p.id = s.project_id)
  UNION ALL
  SELECT s.id, 'waywo_comments' FROM waywo_project_submissions AS s
  WHERE asked."table" = 'waywo_project_submissions'
    AND NOT EXISTS (SELECT 1 FROM waywo_comments AS p WHERE p.id = s.comment_id)
  UNION ALL
  SELECT c.id, 'waywo_comments' FROM comment_calls AS c
  WHERE asked."table" = 'comment_calls' AND NOT EXISTS (SELECT 1 FROM waywo_comments AS p WHERE p.id = c.comment_id)
  UNION ALL
  SELECT NULL, 'executor_runs' FROM executor_steps AS s
  WHERE asked."table" = 'executor_steps' AND NOT EXISTS (SELECT 1 FROM executor_runs AS p WHERE p.id = s.run_id)
) AS o
LIMIT 1000
