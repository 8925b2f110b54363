DELETE FROM executor_steps WHERE run_id NOT IN (SELECT id FROM executor_runs)
