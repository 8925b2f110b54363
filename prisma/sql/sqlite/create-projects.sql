INSERT INTO waywo_projects (
  id, source_comment_id, source, is_valid_project, invalid_reason, title, short_description, description, hashtags,
  project_urls, url_summaries, primary_url, url_contents, idea_score, complexity_score, workflow_logs,
  description_embedding, embedding_model, is_bookmarked, relaxed, novelty, screenshot_path, created_at, processed_at,
  review_status, review_reason, duplicate_of, version, binned_at
)
SELECT
  value ->> 'id', value ->> 'sourceCommentId', value ->> 'source', value ->> 'isValidProject',
  value ->> 'invalidReason', value ->> 'title', value ->> 'shortDescription', value ->> 'description',
  value ->> 'hashtags', value ->> 'projectUrls', value ->> 'urlSummaries', value ->> 'primaryUrl',
  value ->> 'urlContents', value ->> 'ideaScore', value ->> 'complexityScore', value ->> 'workflowLogs',
  unhex(value ->> 'descriptionEmbedding'), value ->> 'embeddingModel', value ->> 'isBookmarked',
  value ->> 'relaxed', value ->> 'novelty', value ->> 'screenshotPath', value ->> 'createdAt', value ->> 'processedAt',
  value ->> 'reviewStatus', value ->> 'reviewReason', value ->> 'duplicateOf', value ->> 'version', value ->> 'binnedAt'
FROM json_each(?) ORDER BY key
