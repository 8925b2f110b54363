-- Projects that get another id, or are replaced by one whose tags do not count: INSERT OR REPLACE fires no trigger for what
-- it deletes. A migration that makes the table of projects anew drops its triggers: repeat them there, these as they are
-- here.

-- Before, because its tags get the other id with it.
CREATE TRIGGER "corpus_project_moves" BEFORE UPDATE OF "id" ON "waywo_projects" WHEN NEW."id" <> OLD."id"
BEGIN
    DELETE FROM "corpus_projects" WHERE "project_id" = OLD."id";
END;

DROP TRIGGER "corpus_project_updated";
CREATE TRIGGER "corpus_project_updated" AFTER UPDATE OF "id", "is_valid_project", "source" ON "waywo_projects"
BEGIN
    DELETE FROM "corpus_projects" WHERE "project_id" = NEW."id"
        AND NOT EXISTS (SELECT 1 FROM "countable_projects" AS c WHERE c."project_id" = NEW."id");
    INSERT INTO "corpus_projects" SELECT "project_id" FROM "countable_projects" AS c
    WHERE c."project_id" = NEW."id"
        AND NOT EXISTS (SELECT 1 FROM "corpus_projects" AS p WHERE p."project_id" = NEW."id");
END;

DROP TRIGGER "corpus_project_inserted";
CREATE TRIGGER "corpus_project_inserted" AFTER INSERT ON "waywo_projects"
BEGIN
    DELETE FROM "corpus_projects" WHERE "project_id" = NEW."id"
        AND NOT EXISTS (SELECT 1 FROM "countable_projects" AS c WHERE c."project_id" = NEW."id");
    INSERT INTO "corpus_projects" SELECT "project_id" FROM "countable_projects" AS c
    WHERE c."project_id" = NEW."id"
        AND NOT EXISTS (SELECT 1 FROM "corpus_projects" AS p WHERE p."project_id" = NEW."id");
END;

DROP TRIGGER "project_search_updated";
CREATE TRIGGER "project_search_updated"
AFTER UPDATE OF "id", "title", "short_description", "description", "hashtags" ON "waywo_projects"
BEGIN
    DELETE FROM "project_search" WHERE rowid IN (OLD."id", NEW."id");
    INSERT INTO "project_search" (rowid, "title", "tagline", "description", "tags")
    SELECT "id", "title", "tagline", "description", "tags" FROM "project_search_text" WHERE "id" = NEW."id";
END;
