-- The texts of up to 60 projects that people made and that count, from all over the corpus.
WITH RECURSIVE points (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM points WHERE n < 59),
  found (id) AS (
    SELECT DISTINCT (
      SELECT p.id FROM corpus_projects AS c CROSS JOIN waywo_projects AS p ON p.id = c.project_id
      WHERE c.project_id >= n * (SELECT ifnull(max(project_id), 0) FROM corpus_projects) / 60
        AND p.source IS NOT 'nemo_data_designer'
      ORDER BY c.project_id
      LIMIT 1
    )
    FROM points
  )
SELECT p.title || '. ' || p.short_description || '. ' || p.description
FROM found CROSS JOIN waywo_projects AS p ON p.id = found.id
