-- The projects that the search index lacks, those that are no more, and those of which a column has another number of words.
SELECT 'missing', id FROM temp.expected_search_docsize AS e
WHERE NOT EXISTS (SELECT 1 FROM project_search_docsize AS s WHERE s.id = e.id)
UNION ALL
SELECT 'extra', id FROM project_search_docsize AS s
WHERE NOT EXISTS (SELECT 1 FROM temp.expected_search_docsize AS e WHERE e.id = s.id)
UNION ALL
SELECT 'different', s.id FROM project_search_docsize AS s
JOIN temp.expected_search_docsize AS e ON e.id = s.id WHERE s.sz <> e.sz
