INSERT INTO waywo_project_submissions (project_id, comment_id, extracted_text, similarity_score, created_at)
SELECT
  value ->> 'project_id' AS project, value ->> 'comment_id' AS comment, value ->> 'extracted_text' AS extracted,
  value ->> 'similarity_score', min(value ->> 'created_at')
FROM json_each(?)
WHERE EXISTS (SELECT 1 FROM waywo_comments WHERE id = value ->> 'comment_id') AND NOT EXISTS (
  SELECT 1 FROM waywo_project_submissions AS stored
  WHERE stored.project_id = value ->> 'project_id' AND stored.comment_id = value ->> 'comment_id'
    AND stored.extracted_text IS value ->> 'extracted_text'
)
GROUP BY project, comment, extracted
ORDER BY min(key)
