-- The samples in use have an index; among the others the first look mostly finds one
-- (the plus keeps SQLite from going by binned_at).
SELECT
  EXISTS (
    SELECT 1 FROM waywo_projects INDEXED BY ix_waywo_projects_sample
    WHERE CASE WHEN source = 'sample' THEN is_valid_project END = 1 AND +binned_at IS NULL
  ) AS sample,
  EXISTS (
    SELECT 1 FROM waywo_projects
    WHERE (source IS NULL OR source NOT IN ('sample', 'nemo_data_designer')) AND is_valid_project AND +binned_at IS NULL
  ) AS collected
