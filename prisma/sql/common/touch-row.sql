-- Notes that a row is being written, as long as its run's round is.
UPDATE generation_rows SET updated_at = ?
WHERE id = ? AND state = 'generating'
  AND EXISTS (SELECT 1 FROM generation_runs WHERE id = generation_rows.run_id AND state = 'STARTED' AND round = ?)
