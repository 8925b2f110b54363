-- For the next tags after one: with which other tags they stand, and how often, as two lists a tag.
SELECT tag, json_group_array(other) AS others, json_group_array(count) AS counts
FROM tag_pairs
WHERE tag > ?
GROUP BY tag
ORDER BY tag
LIMIT ?
