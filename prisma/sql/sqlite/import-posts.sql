INSERT INTO waywo_posts (
  id, type, "by", time, text, dead, deleted, kids, title, url, score, descendants, year, month, created_at, updated_at
)
SELECT
  value ->> 'id', value ->> 'type', value ->> 'by', value ->> 'time', value ->> 'text', value ->> 'dead',
  value ->> 'deleted', value ->> 'kids', value ->> 'title', value ->> 'url', value ->> 'score',
  value ->> 'descendants', value ->> 'year', value ->> 'month', value ->> 'created_at', value ->> 'updated_at'
FROM json_each(?) WHERE true
ON CONFLICT (id) DO NOTHING
