-- The projects whose vectors changed after a change.
SELECT project_id FROM project_vector_changes WHERE seq > ?
