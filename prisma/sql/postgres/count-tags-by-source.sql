-- The tags of all valid projects with how many have each, of every source and of each of four, in one of these orders. The
-- first row, without a tag, counts the tags, and says which sources have any.
WITH asked (sort) AS (SELECT ?::text),
  counted AS MATERIALIZED (
    SELECT t.tag, count(*) AS count,
      count(*) FILTER (WHERE p.source = 'hn') AS hn,
      count(*) FILTER (WHERE p.source = 'nemo_data_designer') AS generated,
      count(*) FILTER (WHERE p.source = 'sample') AS sample,
      count(*) FILTER (WHERE p.source IS NULL OR p.source NOT IN ('hn', 'nemo_data_designer', 'sample')) AS other
    FROM waywo_projects AS p
    JOIN project_tags AS t ON t.project_id = p.id
    WHERE p.binned_at IS NULL AND p.is_valid_project
    GROUP BY t.tag
  )
SELECT tag, count, hn, generated, sample, other FROM (
  SELECT 0 AS place, NULL AS tag, count(*) AS count, count(*) FILTER (WHERE hn > 0) AS hn,
    count(*) FILTER (WHERE generated > 0) AS generated, count(*) FILTER (WHERE sample > 0) AS sample,
    count(*) FILTER (WHERE other > 0) AS other
  FROM counted
  UNION ALL
  SELECT * FROM (
    SELECT row_number() OVER (
      ORDER BY
        CASE sort
          WHEN 'count' THEN count WHEN 'hn' THEN hn WHEN 'generated' THEN generated
          WHEN 'sample' THEN sample WHEN 'other' THEN other
        END DESC,
        CASE sort WHEN 'tag' THEN NULL ELSE count END DESC,
        tag
    ) AS place, counted.*
    FROM counted CROSS JOIN asked
    ORDER BY place
    LIMIT ? OFFSET ?
  ) AS page
) AS found
ORDER BY place
