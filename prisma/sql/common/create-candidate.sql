-- A row's candidate of this number, unless it is there.
INSERT INTO generation_candidates (row_id, number, chosen, created_at) VALUES (?, ?, false, ?)
ON CONFLICT (row_id, number) DO NOTHING
