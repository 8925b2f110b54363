-- Takes away the vectors of a model that have another size than this, in bytes.
UPDATE waywo_projects
SET description_embedding = NULL, embedding_model = NULL
WHERE embedding_model = ? AND length(description_embedding) <> ?
