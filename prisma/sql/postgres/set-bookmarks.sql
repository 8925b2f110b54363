UPDATE waywo_projects AS p SET is_bookmarked = wanted.bookmarked
FROM (SELECT ?::boolean AS bookmarked) AS wanted CROSS JOIN json_array_elements_text(?::json) AS asked (id)
WHERE p.id = asked.id::int AND p.is_bookmarked <> wanted.bookmarked AND p.binned_at IS NULL
