-- The vectors of a candidate, and the model they are of.
UPDATE generation_candidates SET embedding = ?, purpose_embedding = ?, embedding_model = ? WHERE id = ?
