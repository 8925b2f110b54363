INSERT INTO project_search (id, words)
SELECT id, words FROM project_search_text WHERE id IN (SELECT value::int FROM json_array_elements_text(?::json))
