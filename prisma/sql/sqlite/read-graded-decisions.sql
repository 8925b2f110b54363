-- Ideas that an admin decided about or graded, the last first: the project as it is now, beside what the judge gave the
-- candidate it is made of. Arguments: how many of the last entries, the embedding model, the run that is left out, how many.
SELECT last.id, p.title, p.short_description, p.description, p.review_status, p.review_reason, p.idea_score,
    p.complexity_score, coalesce(c.idea_score, e.judge ->> 'ranked_idea_score', e.judge ->> 'idea_score'),
    coalesce(c.complexity_score, e.judge ->> 'complexity_score'), p.description_embedding
FROM (
    SELECT project_id, max(id) AS id
    FROM (SELECT project_id, id FROM review_entries ORDER BY id DESC LIMIT ?)
    GROUP BY project_id
) AS last
CROSS JOIN review_entries AS e ON e.id = last.id
CROSS JOIN waywo_projects AS p ON p.id = last.project_id
LEFT JOIN generation_rows AS r ON r.project_id = p.id
LEFT JOIN generation_candidates AS c ON c.row_id = r.id AND c.chosen
WHERE +p.review_status IS NOT NULL AND +p.binned_at IS NULL AND +p.embedding_model = ?
    AND p.description_embedding IS NOT NULL AND r.run_id IS NOT ?
    AND (p.review_status IN ('approved', 'rejected')
        OR p.idea_score <> coalesce(c.idea_score, e.judge ->> 'ranked_idea_score', e.judge ->> 'idea_score')
        OR p.complexity_score <> coalesce(c.complexity_score, e.judge ->> 'complexity_score'))
ORDER BY last.id DESC
LIMIT ?
