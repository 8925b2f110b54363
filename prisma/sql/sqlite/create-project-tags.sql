INSERT INTO project_tags (project_id, tag, position)
SELECT project.value ->> 'id', tag.value, tag.key
FROM json_each(?) AS project, json_each(project.value, '$.tags') AS tag
