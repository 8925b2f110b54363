-- What the second judge said of a candidate.
UPDATE generation_candidates SET second_opinion = ? WHERE id = ?
