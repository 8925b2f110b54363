-- The oldest of so many latest entries of the history; entries of one bulk change next to each other count as one.
WITH RECURSIVE latest (n, id, bulk_id) AS (
  SELECT 1, id, bulk_id FROM (SELECT id, bulk_id FROM review_entries ORDER BY id DESC LIMIT 1) AS newest
  UNION ALL
  SELECT n + 1, earlier.id, earlier.bulk_id FROM latest
  CROSS JOIN review_entries AS earlier
  WHERE n < ? AND earlier.id = (
    SELECT id FROM review_entries
    WHERE id < latest.id AND (latest.bulk_id IS NULL OR bulk_id IS DISTINCT FROM latest.bulk_id)
    ORDER BY id DESC LIMIT 1
  )
),
oldest AS (SELECT id, bulk_id FROM latest ORDER BY n DESC LIMIT 1)
SELECT coalesce((SELECT min(id) FROM review_entries WHERE bulk_id = oldest.bulk_id), id) AS id FROM oldest
