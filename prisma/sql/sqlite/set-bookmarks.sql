WITH wanted (bookmarked, ids) AS (VALUES (?, ?))
UPDATE waywo_projects SET is_bookmarked = wanted.bookmarked FROM wanted
WHERE id IN (SELECT value FROM json_each(wanted.ids)) AND is_bookmarked <> wanted.bookmarked AND +binned_at IS NULL
