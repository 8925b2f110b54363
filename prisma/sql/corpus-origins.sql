SELECT
  EXISTS (SELECT 1 FROM waywo_projects WHERE source = 'sample' AND is_valid_project) AS sample,
  EXISTS (
    SELECT 1 FROM waywo_projects
    WHERE (source IS NULL OR source NOT IN ('sample', 'nemo_data_designer')) AND is_valid_project
  ) AS collected
