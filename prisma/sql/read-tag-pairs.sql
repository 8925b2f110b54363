-- For the next tags after one: with which other tags they stand, and how often, as one JSON object a tag.
SELECT tag, json_group_object(other, count) AS beside
FROM tag_pairs
WHERE tag > ?
GROUP BY tag
ORDER BY tag
LIMIT ?
