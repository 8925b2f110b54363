SELECT value ->> 'place' AS place FROM json_each(?)
WHERE NOT EXISTS (SELECT 1 FROM waywo_comments WHERE id = value ->> 'comment_id')
