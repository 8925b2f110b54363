-- What a bulk change has done and nobody has taken back, as a JSON list of [project, entry].
SELECT json_group_array(json_array(project_id, id)) FROM (
    SELECT e.project_id, e.id FROM review_entries AS e
    WHERE e.bulk_id = ? AND NOT EXISTS (SELECT 1 FROM review_entries AS u WHERE u.undoes = e.id)
    ORDER BY e.id
)
