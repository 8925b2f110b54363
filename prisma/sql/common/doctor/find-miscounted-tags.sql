-- What the tag statistics differ in from the projects and tags they are of: projects that should count or not, tags with
-- another count, and pairs, which are compared by their sum.
WITH
counted AS (
  SELECT t.project_id, t.tag FROM corpus_projects AS c
  JOIN project_tags AS t ON t.project_id = c.project_id WHERE t.position < 30
),
expected AS (SELECT tag, count(*) AS count FROM counted GROUP BY tag)
SELECT
  (SELECT count(*) FROM (
    SELECT project_id FROM countable_projects EXCEPT SELECT project_id FROM corpus_projects
  ) AS uncounted) + (SELECT count(*) FROM (
    SELECT project_id FROM corpus_projects EXCEPT SELECT project_id FROM countable_projects
  ) AS miscounted) AS projects,
  (SELECT count(*) FROM (SELECT tag, count FROM expected EXCEPT SELECT tag, count FROM tag_counts) AS lacking) +
  (SELECT count(*) FROM (SELECT tag, count FROM tag_counts EXCEPT SELECT tag, count FROM expected) AS extra) AS tags,
  CAST(
    (SELECT coalesce(sum(n * (n - 1) / 2), 0) FROM (SELECT count(*) AS n FROM counted GROUP BY project_id) AS sizes) -
    (SELECT coalesce(sum(count), 0) FROM tag_pairs)
  AS BIGINT) AS pairs
