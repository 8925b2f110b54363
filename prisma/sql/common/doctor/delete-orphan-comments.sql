DELETE FROM waywo_comments WHERE parent NOT IN (SELECT id FROM waywo_posts)
