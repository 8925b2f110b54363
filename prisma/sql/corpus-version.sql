-- How often the tag statistics have changed, and the mark of one of these versions.
SELECT version, marked_version AS markedVersion, mark FROM corpus_state
