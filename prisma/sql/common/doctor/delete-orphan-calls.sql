DELETE FROM model_calls WHERE run_id NOT IN (SELECT id FROM generation_runs)
