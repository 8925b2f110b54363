-- See forget-tag-counts.sql.
DELETE FROM tag_pairs
