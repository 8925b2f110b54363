-- How many rows the largest tables have, and how much of the sample corpus counts and does not.
SELECT
  (SELECT count(*) FROM waywo_projects),
  (SELECT count(*) FROM generation_runs),
  (SELECT count(*) FROM generation_candidates),
  (SELECT count(*) FROM model_calls),
  (SELECT count(*) FROM waywo_posts),
  (SELECT count(*) FROM waywo_comments),
  (SELECT count(*) FROM waywo_projects INDEXED BY ix_waywo_projects_sample
    WHERE CASE WHEN source = 'sample' THEN is_valid_project END = 1),
  (SELECT count(*) FROM waywo_projects INDEXED BY ix_waywo_projects_sample
    WHERE CASE WHEN source = 'sample' THEN is_valid_project END = 0)
