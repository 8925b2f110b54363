DELETE FROM generation_candidates WHERE row_id NOT IN (SELECT id FROM generation_rows)
