-- The state of a row.
SELECT state FROM generation_rows WHERE run_id = ? AND row = ?
