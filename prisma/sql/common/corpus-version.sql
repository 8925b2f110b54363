-- How often the tag statistics have changed, and their mark, where a snapshot of just these is stored.
SELECT version, (SELECT s.mark FROM corpus_snapshots AS s WHERE s.mark = c.mark AND c.marked_version = c.version) AS mark
FROM corpus_state AS c
