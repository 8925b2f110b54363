-- With which tags the tags of a JSON array stand in the corpus, and in how many projects. A pair is stored once, the tag
-- that sorts first as `tag`.
WITH picked AS MATERIALIZED (SELECT value AS tag FROM json_each(?))
SELECT p.other AS beside, p.count
FROM picked
CROSS JOIN tag_pairs AS p ON p.tag = picked.tag
UNION ALL
SELECT p.tag, p.count
FROM tag_pairs AS p
WHERE p.other IN (SELECT tag FROM picked)
