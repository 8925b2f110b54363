DELETE FROM regenerations WHERE candidate_id NOT IN (SELECT id FROM generation_candidates)
