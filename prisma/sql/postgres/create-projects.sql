INSERT INTO waywo_projects (
  id, source_comment_id, source, is_valid_project, invalid_reason, title, short_description, description, hashtags,
  project_urls, url_summaries, primary_url, url_contents, idea_score, complexity_score, workflow_logs,
  description_embedding, embedding_model, is_bookmarked, relaxed, novelty, screenshot_path, created_at, processed_at,
  review_status, review_reason, duplicate_of, version, binned_at
)
SELECT
  "id", "sourceCommentId", "source", "isValidProject", "invalidReason", "title", "shortDescription", "description",
  "hashtags", "projectUrls", "urlSummaries", "primaryUrl", "urlContents", "ideaScore", "complexityScore",
  "workflowLogs", decode("descriptionEmbedding", 'hex'), "embeddingModel", "isBookmarked", "relaxed", "novelty",
  "screenshotPath", "createdAt", "processedAt", "reviewStatus", "reviewReason", "duplicateOf", "version", "binnedAt"
FROM json_to_recordset(?::json) AS project (
  "id" int, "sourceCommentId" int, "source" text, "isValidProject" boolean, "invalidReason" text, "title" text,
  "shortDescription" text, "description" text, "hashtags" text, "projectUrls" text, "urlSummaries" text,
  "primaryUrl" text, "urlContents" text, "ideaScore" int, "complexityScore" int, "workflowLogs" text,
  "descriptionEmbedding" text, "embeddingModel" text, "isBookmarked" boolean, "relaxed" boolean, "novelty" float8,
  "screenshotPath" text, "createdAt" timestamptz, "processedAt" timestamptz, "reviewStatus" text, "reviewReason" text,
  "duplicateOf" int, "version" int, "binnedAt" timestamptz
)
