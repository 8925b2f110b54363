SELECT greatest(
  (SELECT coalesce(max(id), 0) FROM waywo_projects),
  (SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM waywo_projects_id_seq)
) AS id
