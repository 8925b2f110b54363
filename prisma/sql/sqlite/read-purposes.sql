-- What some projects are, by their ids as a list.
SELECT id, title, short_description FROM waywo_projects WHERE id IN (SELECT value FROM json_each(?))
