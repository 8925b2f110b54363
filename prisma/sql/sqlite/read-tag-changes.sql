-- The tags whose counts have changed after a change, in JSON, with their counts, null for one that is no more; and from
-- which change to which are known.
SELECT
  (SELECT coalesce(min(seq), 0) FROM tag_count_changes) AS oldest,
  (SELECT coalesce(max(seq), 0) FROM tag_count_changes) AS newest,
  (
    SELECT json_group_array(json_array(c.tag, t.count))
    FROM (SELECT DISTINCT tag FROM tag_count_changes WHERE seq > ?) AS c LEFT JOIN tag_counts AS t ON t.tag = c.tag
  ) AS changed
