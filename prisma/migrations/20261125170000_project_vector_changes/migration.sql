-- CreateTable
CREATE TABLE "project_vector_changes" (
    "seq" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "project_id" INTEGER NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "project_vector_changes_project_id_key" ON "project_vector_changes"("project_id");

-- Whoever writes to projects, the index of vectors learns of it. Not INSERT OR REPLACE: inside a trigger the conflict
-- clause of the outer statement counts. A migration that makes the table anew drops these with it: repeat them there.
CREATE TRIGGER "project_vector_inserted" AFTER INSERT ON "waywo_projects"
WHEN NEW."description_embedding" IS NOT NULL
BEGIN
    DELETE FROM "project_vector_changes" WHERE "project_id" = NEW."id";
    INSERT INTO "project_vector_changes" ("project_id") VALUES (NEW."id");
END;

CREATE TRIGGER "project_vector_updated"
AFTER UPDATE OF "id", "title", "embedding_model", "description_embedding" ON "waywo_projects"
BEGIN
    DELETE FROM "project_vector_changes" WHERE "project_id" IN (OLD."id", NEW."id");
    INSERT INTO "project_vector_changes" ("project_id") VALUES (OLD."id");
    INSERT INTO "project_vector_changes" ("project_id") SELECT NEW."id" WHERE NEW."id" <> OLD."id";
END;

CREATE TRIGGER "project_vector_deleted" AFTER DELETE ON "waywo_projects"
BEGIN
    DELETE FROM "project_vector_changes" WHERE "project_id" = OLD."id";
    INSERT INTO "project_vector_changes" ("project_id") VALUES (OLD."id");
END;
