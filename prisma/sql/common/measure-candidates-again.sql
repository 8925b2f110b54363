-- Takes away the vectors of a model that have another size than this, in bytes, of ideas that are not saved: they are
-- measured and chosen again.
UPDATE generation_candidates
SET embedding = NULL, purpose_embedding = NULL, embedding_model = NULL, novelty = NULL, near = NULL, chosen = false
WHERE embedding_model = ? AND length(embedding) <> ?
  AND row_id IN (SELECT id FROM generation_rows WHERE state <> 'saved')
