-- Projects as an idea is compared with them, by a JSON array of ids; with the purpose that was embedded when it was written, of
-- an idea that is still as it was then.
SELECT
  p.id, p.title, p.short_description AS "shortDescription", p.description, p.hashtags,
  p.description_embedding AS "descriptionEmbedding", p.source,
  (
    SELECT c.purpose_embedding FROM generation_rows AS r JOIN generation_candidates AS c ON c.row_id = r.id AND c.chosen
    WHERE r.project_id = p.id AND c.embedding_model = p.embedding_model AND c.title = p.title
      AND c.short_description = p.short_description AND c.description = p.description AND c.hashtags = p.hashtags
    LIMIT 1
  ) AS "purposeEmbedding"
FROM waywo_projects AS p WHERE p.id IN (SELECT value::int FROM json_array_elements_text(?::json))
ORDER BY p.id
