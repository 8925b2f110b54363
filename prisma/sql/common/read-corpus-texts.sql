-- The texts of up to 60 projects that people made and that count, from all over the corpus.
WITH RECURSIVE points (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM points WHERE n < 59),
  found (id) AS (
    SELECT DISTINCT (
      SELECT c.project_id FROM corpus_projects AS c
      WHERE c.project_id >= n * CAST((SELECT coalesce(max(project_id), 0) FROM corpus_projects) AS BIGINT) / 60
        AND (SELECT p.source FROM waywo_projects AS p WHERE p.id = c.project_id) IS DISTINCT FROM 'nemo_data_designer'
      ORDER BY c.project_id
      LIMIT 1
    )
    FROM points
  )
SELECT p.title || '. ' || p.short_description || '. ' || p.description
FROM found CROSS JOIN waywo_projects AS p
WHERE p.id = found.id
