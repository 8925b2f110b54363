-- Each idea's last standing decision (an undone one has been followed by its undoing), counted by the judge's own score and
-- by novelty in steps of a twentieth.
SELECT status, score, step, count(*) FROM (
    SELECT "after" ->> 'review_status' AS status, judge ->> 'idea_score' AS score,
        max(0, min(19, CAST((judge ->> 'novelty') * 20 AS INTEGER))) AS step,
        row_number() OVER (PARTITION BY project_id ORDER BY id DESC) AS place
    FROM review_entries
    WHERE ("before" ->> 'review_status') IS NOT ("after" ->> 'review_status')
)
WHERE place = 1 AND status IN ('approved', 'rejected', 'duplicate')
GROUP BY status, score, step
