DELETE FROM project_search WHERE id IN (SELECT value::int FROM json_array_elements_text(?::json))
