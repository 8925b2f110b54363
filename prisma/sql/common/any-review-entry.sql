-- Whether an admin has ever decided anything.
SELECT 1 FROM review_entries LIMIT 1
