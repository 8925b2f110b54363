-- The newest change to a project's vector, or 0.
SELECT coalesce(max(seq), 0) FROM project_vector_changes
