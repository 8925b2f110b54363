-- The tags of all valid projects with how many have each, of every source and of each of four, in one of these orders. The
-- first row, without a tag, counts the tags, and says which sources have any.
WITH asked (sort) AS (SELECT ?),
  counted AS MATERIALIZED (
    SELECT t.tag, count(*) AS count,
      sum(p.source IS 'hn') AS hn,
      sum(p.source IS 'nemo_data_designer') AS generated,
      sum(p.source IS 'sample') AS sample,
      sum(p.source IS NULL OR p.source NOT IN ('hn', 'nemo_data_designer', 'sample')) AS other
    FROM waywo_projects AS p INDEXED BY ix_waywo_projects_created_at
    CROSS JOIN project_tags AS t ON t.project_id = p.id
    WHERE p.binned_at IS NULL AND p.is_valid_project
    GROUP BY t.tag
  )
SELECT NULL, count(*), total(hn) > 0, total(generated) > 0, total(sample) > 0, total(other) > 0 FROM counted
UNION ALL
SELECT * FROM (
  SELECT counted.* FROM counted, asked
  ORDER BY
    CASE sort
      WHEN 'count' THEN count WHEN 'hn' THEN hn WHEN 'generated' THEN generated
      WHEN 'sample' THEN sample WHEN 'other' THEN other
    END DESC,
    CASE sort WHEN 'tag' THEN NULL ELSE count END DESC,
    tag
  LIMIT ? OFFSET ?
)
