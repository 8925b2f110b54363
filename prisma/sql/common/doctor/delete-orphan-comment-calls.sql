DELETE FROM comment_calls WHERE comment_id NOT IN (SELECT id FROM waywo_comments)
