INSERT INTO waywo_project_submissions (project_id, comment_id, extracted_text, similarity_score, created_at)
SELECT project_id, comment_id, extracted_text, (array_agg(similarity_score ORDER BY created_at, place))[1], min(created_at)
FROM json_to_recordset(?::json) AS told (
  project_id int, comment_id int, extracted_text text, similarity_score float8, created_at timestamptz, place int
)
WHERE EXISTS (SELECT 1 FROM waywo_comments AS c WHERE c.id = told.comment_id) AND NOT EXISTS (
  SELECT 1 FROM waywo_project_submissions AS stored
  WHERE stored.project_id = told.project_id AND stored.comment_id = told.comment_id
    AND stored.extracted_text IS NOT DISTINCT FROM told.extracted_text
)
GROUP BY project_id, comment_id, extracted_text
ORDER BY min(place)
