-- The titles of some projects, given as a JSON array of ids, as long as they are valid and not in the bin.
SELECT p.id, p.title
FROM json_array_elements_text(?::json) AS asked (id)
JOIN waywo_projects AS p ON p.id = asked.id::int
WHERE p.is_valid_project AND p.binned_at IS NULL
