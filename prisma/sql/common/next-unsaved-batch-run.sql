-- The first run of a batch whose unsaved ideas this round of the batch has not tried yet.
SELECT b.run_id, b.place FROM batch_runs AS b
JOIN generation_runs AS r ON r.id = b.run_id AND r.deleted_at IS NULL
WHERE b.batch_id = ? AND b.settled = true AND b.round < ? AND b.saved < b.num_ideas
ORDER BY b.place LIMIT 1
