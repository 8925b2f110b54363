-- Each idea's last standing decision (an undone one has been followed by its undoing), counted by the judge's own score and
-- by novelty in steps of a twentieth.
SELECT status, score, step, count(*) FROM (
  SELECT "after"::json ->> 'review_status' AS status, (judge::json ->> 'idea_score')::float8 AS score,
    CASE WHEN judge::json ->> 'novelty' IS NOT NULL
      THEN greatest(0, least(19, trunc((judge::json ->> 'novelty')::float8 * 20)))::int END AS step,
    row_number() OVER (PARTITION BY project_id ORDER BY id DESC) AS place
  FROM review_entries
  WHERE "before"::json ->> 'review_status' IS DISTINCT FROM "after"::json ->> 'review_status'
) AS decisions
WHERE place = 1 AND status IN ('approved', 'rejected', 'duplicate')
GROUP BY status, score, step
ORDER BY status, score NULLS FIRST, step NULLS FIRST
