INSERT INTO project_tags (project_id, tag, position)
SELECT project.id, tag.value, tag.place - 1
FROM json_to_recordset(?::json) AS project (id int, tags json)
CROSS JOIN json_array_elements_text(project.tags) WITH ORDINALITY AS tag (value, place)
