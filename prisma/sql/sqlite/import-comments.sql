INSERT INTO waywo_comments (
  id, type, "by", time, text, dead, deleted, kids, parent, processed, processed_at, created_at, updated_at
)
SELECT
  value ->> 'id', value ->> 'type', value ->> 'by', value ->> 'time', value ->> 'text', value ->> 'dead',
  value ->> 'deleted', value ->> 'kids', (SELECT id FROM waywo_posts WHERE id = value ->> 'parent'),
  value ->> 'processed', value ->> 'processed_at', value ->> 'created_at', value ->> 'updated_at'
FROM json_each(?) WHERE true
ON CONFLICT (id) DO UPDATE SET
  dead = excluded.dead, deleted = excluded.deleted, kids = excluded.kids, parent = excluded.parent
WHERE waywo_comments.parent IS NULL AND excluded.parent IS NOT NULL
