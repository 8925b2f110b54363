-- AlterTable
ALTER TABLE "corpus_snapshots" ADD COLUMN "last_project_id" INTEGER NOT NULL DEFAULT 0;
UPDATE "corpus_snapshots" SET "last_project_id" = (SELECT ifnull(max("id"), 0) FROM "waywo_projects");
