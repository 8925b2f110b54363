-- Has a row that was being written wait to be saved, as long as its run's round is.
UPDATE generation_rows SET state = 'generated', updated_at = ?
WHERE run_id = ? AND row = ? AND state = 'generating'
  AND EXISTS (SELECT 1 FROM generation_runs WHERE id = generation_rows.run_id AND state = 'STARTED' AND round = ?)
