-- The idea of a row, where it has every column that a project is made of.
SELECT
  project_idea AS "projectIdea", title, short_description AS "shortDescription", description, hashtags,
  idea_score AS "ideaScore", complexity_score AS "complexityScore", idea_reasoning AS "ideaReasoning",
  complexity_reasoning AS "complexityReasoning", extra_columns AS "extraColumns", relaxed, novelty,
  embedding, embedding_model AS "embeddingModel"
FROM generation_candidates
WHERE row_id = ? AND chosen AND project_idea IS NOT NULL AND title IS NOT NULL AND short_description IS NOT NULL
  AND description IS NOT NULL AND hashtags IS NOT NULL AND idea_score IS NOT NULL AND complexity_score IS NOT NULL
LIMIT 1
