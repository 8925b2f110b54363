-- Of two with one id the first, or one that has its thread.
INSERT INTO waywo_comments (
  id, type, "by", time, text, dead, deleted, kids, parent, processed, processed_at, created_at, updated_at
)
SELECT DISTINCT ON (c.id)
  c.id, c.type, c."by", c.time, c.text, c.dead, c.deleted, c.kids, p.id, c.processed, c.processed_at, c.created_at,
  c.updated_at
FROM ROWS FROM (
  json_to_recordset(?::json) AS (
    id int, type text, "by" text, time int, text text, dead boolean, deleted boolean, kids text, parent int,
    processed boolean, processed_at timestamptz, created_at timestamptz, updated_at timestamptz
  )
) WITH ORDINALITY AS c (
  id, type, "by", time, text, dead, deleted, kids, parent, processed, processed_at, created_at, updated_at, place
)
LEFT JOIN waywo_posts AS p ON p.id = c.parent
ORDER BY c.id, p.id IS NULL, c.place
ON CONFLICT (id) DO UPDATE SET
  dead = excluded.dead, deleted = excluded.deleted, kids = excluded.kids, parent = excluded.parent
WHERE waywo_comments.parent IS NULL AND excluded.parent IS NOT NULL
