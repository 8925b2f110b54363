-- The oldest of so many latest entries of the history; entries of one bulk change next to each other count as one.
WITH RECURSIVE latest (n, id, bulk_id) AS (
  SELECT 1, id, bulk_id FROM (SELECT id, bulk_id FROM review_entries ORDER BY id DESC LIMIT 1)
  UNION ALL
  SELECT n + 1, earlier.id, earlier.bulk_id FROM latest
  CROSS JOIN review_entries AS earlier ON earlier.id = (
    SELECT id FROM review_entries
    WHERE id < latest.id AND (latest.bulk_id IS NULL OR bulk_id IS NOT latest.bulk_id)
    ORDER BY id DESC LIMIT 1
  )
  WHERE n < ?
),
oldest AS (SELECT id, bulk_id FROM latest ORDER BY n DESC LIMIT 1)
SELECT min(id, ifnull((SELECT min(id) FROM review_entries WHERE bulk_id = oldest.bulk_id), id)) AS id FROM oldest
