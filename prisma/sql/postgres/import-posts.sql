INSERT INTO waywo_posts (
  id, type, "by", time, text, dead, deleted, kids, title, url, score, descendants, year, month, created_at, updated_at
)
SELECT
  id, type, "by", time, text, dead, deleted, kids, title, url, score, descendants, year, month, created_at, updated_at
FROM json_to_recordset(?::json) AS post (
  id int, type text, "by" text, time int, text text, dead boolean, deleted boolean, kids text, title text, url text,
  score int, descendants int, year int, month int, created_at timestamptz, updated_at timestamptz
)
ON CONFLICT (id) DO NOTHING
