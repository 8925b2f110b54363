-- Of some ids, those that a project has, or had: the history of a deleted one is not another's.
WITH wished (id) AS (SELECT value::int FROM json_array_elements_text(?::json))
SELECT id FROM wished
WHERE EXISTS (SELECT 1 FROM waywo_projects AS p WHERE p.id = wished.id)
  OR EXISTS (SELECT 1 FROM review_entries AS e WHERE e.project_id = wished.id)
