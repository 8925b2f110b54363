-- Takes all projects that count into the tag statistics, whose triggers count their tags.
INSERT INTO corpus_projects SELECT project_id FROM countable_projects
