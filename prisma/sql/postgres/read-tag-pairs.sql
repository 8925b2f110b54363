-- For the next tags after one: with which other tags they stand, and how often, as two lists a tag.
SELECT tag, json_agg(other ORDER BY other)::text AS others, json_agg(count ORDER BY other)::text AS counts
FROM tag_pairs
WHERE tag > ?
GROUP BY tag
ORDER BY tag
LIMIT ?
