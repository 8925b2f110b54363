-- Written by hand: a copy of the table would lose its triggers.

-- An import asks for every project whether it is there already.
CREATE INDEX "ix_waywo_projects_texts" ON "waywo_projects"("title", "short_description");

-- Until now only the bundled projects had no source, and nothing else could be collected.
UPDATE "waywo_projects" SET "source" = 'sample' WHERE "source" IS NULL AND "source_comment_id" IS NULL;
