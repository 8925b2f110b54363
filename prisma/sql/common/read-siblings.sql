-- The latest ideas of a run's other rows: of each the chosen one, else the last that has a title.
SELECT title, purpose
FROM (
  SELECT
    c.id, c.title, c.short_description AS purpose,
    row_number() OVER (PARTITION BY c.row_id ORDER BY c.chosen DESC, c.number DESC) AS place
  FROM generation_rows AS r
  CROSS JOIN generation_candidates AS c
  WHERE c.row_id = r.id AND r.run_id = ? AND r.id <> ? AND c.title IS NOT NULL AND c.made_by IS NULL
) AS ranked
WHERE place = 1
ORDER BY id DESC
LIMIT ?
