-- The items of a bulk change, from a position on, of a JSON list of [project, entry or null].
INSERT INTO bulk_items (bulk_id, position, project_id, entry_id, title)
SELECT ?, ? + i.key, i.value ->> 0, i.value ->> 1, p.title
FROM json_each(?) AS i LEFT JOIN waywo_projects AS p ON p.id = (i.value ->> 0)
