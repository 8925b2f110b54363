-- Marks one of a row's candidates as its idea, and no other.
UPDATE generation_candidates SET chosen = (id = ?) WHERE row_id = ?
