INSERT INTO waywo_comments (id, type, "by", time, text, processed, processed_at, created_at, updated_at)
SELECT
  value ->> 'comment_id', 'comment', value ->> 'comment_by', value ->> 'comment_time', value ->> 'comment_text', 1,
  value ->> 'created_at', value ->> 'created_at', value ->> 'created_at'
FROM json_each(?)
WHERE coalesce(value ->> 'comment_by', value ->> 'comment_time', value ->> 'comment_text') IS NOT NULL
ON CONFLICT (id) DO NOTHING
