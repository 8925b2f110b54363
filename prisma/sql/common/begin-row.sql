-- Begins a planned row, as long as its run's round is.
UPDATE generation_rows SET state = 'generating', attempts = attempts + 1, started_at = ?, updated_at = ?
WHERE run_id = ? AND row = ? AND state = 'planned'
  AND EXISTS (SELECT 1 FROM generation_runs WHERE id = generation_rows.run_id AND state = 'STARTED' AND round = ?)
