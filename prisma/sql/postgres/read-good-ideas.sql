-- The highest scored of one kind of project: 0 are approved ideas, 1 good ones of the Designer that nobody has decided about,
-- 2 what others build, 3 the sample corpus. PostgreSQL has them in order from the index only where binned_at is part of it.
SELECT p.id
FROM waywo_projects AS p
WHERE p.binned_at IS NULL AND p.is_valid_project AND ?::int = CASE
  WHEN p.review_status = 'approved' THEN 0
  WHEN p.review_status = 'pending' AND p.idea_score >= 7 THEN 1
  WHEN p.review_status IS NOT NULL THEN 4
  WHEN p.source = 'sample' THEN 3
  ELSE 2
END
ORDER BY p.binned_at DESC, p.idea_score DESC, p.id DESC
LIMIT ?
