-- The same of ideas that are saved; their novelty stays what it was.
UPDATE generation_candidates
SET embedding = NULL, purpose_embedding = NULL, embedding_model = NULL
WHERE embedding_model = ? AND length(embedding) <> ?
