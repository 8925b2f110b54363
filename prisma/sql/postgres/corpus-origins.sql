-- The samples in use have an index; among the others the first look mostly finds one.
SELECT
  EXISTS (
    SELECT 1 FROM waywo_projects
    WHERE CASE WHEN source = 'sample' THEN is_valid_project END AND binned_at IS NULL
  ) AS sample,
  EXISTS (
    SELECT 1 FROM waywo_projects
    WHERE (source IS NULL OR source NOT IN ('sample', 'nemo_data_designer')) AND is_valid_project AND binned_at IS NULL
  ) AS collected
