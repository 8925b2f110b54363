-- What has become of the projects that changed since. The columns of one that was deleted, or is in the bin, are NULL.
SELECT c.seq, c.project_id, p.title, p.is_valid_project, p.embedding_model, p.description_embedding
FROM project_vector_changes AS c
LEFT JOIN waywo_projects AS p ON p.id = c.project_id AND p.binned_at IS NULL
WHERE c.seq > ?
ORDER BY c.seq
LIMIT ?
