SELECT embedding_model, description_embedding FROM waywo_projects WHERE id = ? AND description_embedding IS NOT NULL
