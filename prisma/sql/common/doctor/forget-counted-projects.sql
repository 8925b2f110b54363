-- Takes all projects out of the tag statistics, whose triggers take their tags out.
DELETE FROM corpus_projects
