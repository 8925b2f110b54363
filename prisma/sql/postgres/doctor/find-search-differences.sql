-- The projects that the search index lacks, those that are no more, and those that have other words by now.
SELECT CASE WHEN s.id IS NULL THEN 'missing' WHEN t.id IS NULL THEN 'extra' ELSE 'different' END AS kind,
  coalesce(s.id, t.id) AS id
FROM project_search AS s FULL JOIN project_search_text AS t ON t.id = s.id
WHERE s.words IS DISTINCT FROM t.words
