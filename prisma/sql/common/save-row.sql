-- Notes that a row's idea is saved, as long as its run's round is.
UPDATE generation_rows SET state = 'saved', updated_at = ?
WHERE run_id = ? AND row = ? AND state = 'generated'
  AND EXISTS (SELECT 1 FROM generation_runs WHERE id = generation_rows.run_id AND state = 'STARTED' AND round = ?)
