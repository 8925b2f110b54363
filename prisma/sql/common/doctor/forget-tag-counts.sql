-- What is left then was never right.
DELETE FROM tag_counts
