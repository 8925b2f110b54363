-- CreateTable
CREATE TABLE "reembeddings" (
    "model" TEXT NOT NULL PRIMARY KEY,
    "last_project_id" INTEGER NOT NULL
);

-- The index of vectors also knows which projects are valid, those without a vector too. A migration that makes the table
-- of projects anew drops its triggers: repeat them there, these two as they are here.
DROP TRIGGER "project_vector_inserted";
CREATE TRIGGER "project_vector_inserted" AFTER INSERT ON "waywo_projects"
BEGIN
    DELETE FROM "project_vector_changes" WHERE "project_id" = NEW."id";
    INSERT INTO "project_vector_changes" ("project_id") VALUES (NEW."id");
END;

DROP TRIGGER "project_vector_updated";
CREATE TRIGGER "project_vector_updated"
AFTER UPDATE OF "id", "title", "is_valid_project", "embedding_model", "description_embedding" ON "waywo_projects"
BEGIN
    DELETE FROM "project_vector_changes" WHERE "project_id" IN (OLD."id", NEW."id");
    INSERT INTO "project_vector_changes" ("project_id") VALUES (OLD."id");
    INSERT INTO "project_vector_changes" ("project_id") SELECT NEW."id" WHERE NEW."id" <> OLD."id";
END;

-- Written by hand, since Prisma has no words for an expression: which projects have which vectors, without reading them.
CREATE INDEX "ix_waywo_projects_embedding"
ON "waywo_projects" ("is_valid_project", "embedding_model", length("description_embedding"));
