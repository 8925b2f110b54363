-- Projects as an idea is compared with them, by a JSON array of ids.
SELECT
  id, title, short_description AS "shortDescription", description, hashtags,
  description_embedding AS "descriptionEmbedding", source
FROM waywo_projects WHERE id IN (SELECT value::int FROM json_array_elements_text(?::json))
ORDER BY id
