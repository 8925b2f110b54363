-- Every idea of a run's other rows with a vector of a model, but those already seen and those an admin put into the bin.
SELECT
  c.id, c.title, c.short_description AS "shortDescription", c.description, c.embedding,
  c.purpose_embedding AS "purposeEmbedding", c.near, c.chosen
FROM generation_rows AS r
JOIN generation_candidates AS c ON c.row_id = r.id
LEFT JOIN waywo_projects AS p ON p.id = r.project_id
WHERE r.run_id = ? AND r.id <> ? AND c.embedding IS NOT NULL AND c.embedding_model = ? AND p.binned_at IS NULL
  AND c.id NOT IN (SELECT value::int FROM json_array_elements_text(?::json))
ORDER BY c.id
