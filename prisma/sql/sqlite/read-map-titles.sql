-- The titles of some projects, given as a JSON array of ids, as long as they are valid and not in the bin.
SELECT p.id, p.title
FROM json_each(?) AS asked
CROSS JOIN waywo_projects AS p ON p.id = asked.value
WHERE p.is_valid_project AND +p.binned_at IS NULL
