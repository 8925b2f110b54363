DELETE FROM generation_rows WHERE run_id NOT IN (SELECT id FROM generation_runs)
