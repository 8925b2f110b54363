-- All tags and their counts as two lists, most common first, ties by name: one row is read sooner than ten thousand.
SELECT
  (SELECT version FROM corpus_state) AS version,
  json_group_array(tag) AS tags,
  json_group_array(count) AS counts,
  (SELECT coalesce(max(seq), 0) FROM tag_count_changes) AS newest
FROM (SELECT tag, count FROM tag_counts ORDER BY count DESC, tag)
