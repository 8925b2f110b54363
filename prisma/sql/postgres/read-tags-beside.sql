-- With which tags the tags of a JSON array stand in the corpus, and in how many projects. A pair is stored once, the tag
-- that sorts first as `tag`.
WITH picked AS MATERIALIZED (SELECT json_array_elements_text(?::json) AS tag)
SELECT p.other AS beside, p.count
FROM picked
JOIN tag_pairs AS p ON p.tag = picked.tag
UNION ALL
SELECT p.tag, p.count
FROM tag_pairs AS p
WHERE p.other IN (SELECT tag FROM picked)
