-- What a bulk change has done and nobody has taken back, in pieces of so many: a JSON list of [project, entry], and its length.
SELECT json_group_array(json_array(project_id, id) ORDER BY id), count(*) FROM (
    SELECT e.project_id, e.id, (row_number() OVER (ORDER BY e.id) - 1) / ? AS piece FROM review_entries AS e
    WHERE e.bulk_id = ? AND NOT EXISTS (SELECT 1 FROM review_entries AS u WHERE u.undoes = e.id)
)
GROUP BY piece ORDER BY piece
