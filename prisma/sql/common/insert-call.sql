-- A request made to a model.
INSERT INTO model_calls (
  run_id, row, "column", candidate, examples, attempt, model, prompt_version, temperature, prompt_tokens,
  completion_tokens, tokens_estimated, latency_ms, outcome, bad_answer, created_at
)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
