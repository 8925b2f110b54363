-- What has become of the projects that changed since. The columns of a deleted one are NULL.
SELECT c.seq, c.project_id, p.title, p.is_valid_project, p.embedding_model, p.description_embedding
FROM project_vector_changes AS c
LEFT JOIN waywo_projects AS p ON p.id = c.project_id
WHERE c.seq > ?
ORDER BY c.seq
LIMIT ?
