-- The latest rows that have ended, of one run or, where it is '', of all: what was asked for, the idea that was chosen, and
-- what its calls took. Blobs are selected as they are: the driver goes by a column's declared type.
WITH asked(run, most) AS (VALUES (?, ?)),
ended AS MATERIALIZED (
    SELECT id, run_id, row, state, primary_tag, target_audience, target_complexity
    FROM generation_rows, asked
    WHERE state IN ('saved', 'failed') AND asked.run IN ('', run_id)
    ORDER BY id DESC LIMIT (SELECT most FROM asked)
)
SELECT
    ended.run_id, ended.row, run.seed_tags, ended.primary_tag, ended.target_audience, ended.target_complexity,
    ended.state = 'saved', idea.title, idea.short_description, idea.description, idea.project_idea, idea.hashtags,
    idea.idea_score, idea.complexity_score, idea.novelty,
    idea.embedding, idea.embedding_model,
    ended.state = 'saved' AND idea.near = 0
        AND (run.min_idea_score IS NULL OR ifnull(idea.absolute_idea_score, idea.idea_score) >= run.min_idea_score),
    (
        SELECT json_array(
            count(*), coalesce(sum(prompt_tokens), 0), coalesce(sum(completion_tokens), 0), coalesce(sum(latency_ms), 0)
        )
        FROM model_calls AS c WHERE c.run_id = ended.run_id AND c.row = ended.row
    )
FROM ended
JOIN generation_runs AS run ON run.id = ended.run_id
LEFT JOIN generation_candidates AS idea ON idea.row_id = ended.id AND idea.chosen = 1 AND ended.state = 'saved'
ORDER BY ended.id
