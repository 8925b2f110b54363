-- The stored map without its points, if there is one, and the newest change to a project's vector.
SELECT (SELECT coalesce(max(seq), 0) FROM project_vector_changes) AS newest, m.model, m.change, m.projects, m.drawn_at
FROM (SELECT 1) AS one LEFT JOIN project_map AS m ON m.id = 1
