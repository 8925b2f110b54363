-- What was sent and answered in the request that was stored last.
INSERT INTO model_call_texts (call_id, sent, answer, created_at) VALUES (last_insert_rowid(), ?, ?, ?)
