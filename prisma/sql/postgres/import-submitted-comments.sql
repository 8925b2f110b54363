INSERT INTO waywo_comments (id, type, "by", time, text, processed, processed_at, created_at, updated_at)
SELECT comment_id, 'comment', comment_by, comment_time, comment_text, true, created_at, created_at, created_at
FROM json_to_recordset(?::json) AS told (
  comment_id int, comment_by text, comment_time int, comment_text text, created_at timestamptz
)
WHERE num_nonnulls(comment_by, comment_time, comment_text) > 0
ON CONFLICT (id) DO NOTHING
