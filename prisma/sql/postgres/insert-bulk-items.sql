-- The items of a bulk change, from a position on, of a JSON list of [project, entry or null].
INSERT INTO bulk_items (bulk_id, position, project_id, entry_id, title)
SELECT ?::text, ?::int + i.place - 1, (i.value ->> 0)::int, (i.value ->> 1)::int, p.title
FROM json_array_elements(?::json) WITH ORDINALITY AS i (value, place)
LEFT JOIN waywo_projects AS p ON p.id = (i.value ->> 0)::int
