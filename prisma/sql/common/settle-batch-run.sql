-- Notes the end of a batch's run.
UPDATE batch_runs SET
  settled = true, state = ?, outcome = ?, error = ?, error_code = ?, ended_at = ?,
  generated = ?, saved = ?, failed = ?, calls = ?, prompt_tokens = ?, completion_tokens = ?
WHERE run_id = ?
