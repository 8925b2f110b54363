-- AlterTable
ALTER TABLE "generation_runs" ADD COLUMN "number" INTEGER;
ALTER TABLE "generation_runs" ADD COLUMN "name" TEXT;
ALTER TABLE "generation_runs" ADD COLUMN "note" TEXT;
ALTER TABLE "generation_runs" ADD COLUMN "worked_ms" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "generation_runs" ADD COLUMN "deleted_at" DATETIME;

-- AlterTable
ALTER TABLE "waywo_projects" ADD COLUMN "run_deleted_at" DATETIME;

UPDATE "generation_runs" SET "number" = "ranked"."number" FROM (
  SELECT "id", row_number() OVER (ORDER BY "created_at", "id") AS "number" FROM "generation_runs"
) AS "ranked" WHERE "ranked"."id" = "generation_runs"."id";

-- CreateIndex
CREATE UNIQUE INDEX "generation_runs_number_key" ON "generation_runs"("number");

-- CreateIndex
CREATE INDEX "generation_runs_deleted_at_created_at_id_idx" ON "generation_runs"("deleted_at", "created_at", "id");

-- CreateIndex
CREATE INDEX "generation_runs_deleted_at_llm_model_idx" ON "generation_runs"("deleted_at", "llm_model");

-- CreateTable
CREATE TABLE "run_numbers" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "last" INTEGER NOT NULL
);

INSERT INTO "run_numbers" ("id", "last") SELECT 1, count(*) FROM "generation_runs";

CREATE TRIGGER "generation_run_numbered" AFTER INSERT ON "generation_runs" WHEN NEW."number" IS NULL
BEGIN
  UPDATE "run_numbers" SET "last" = "last" + 1;
  UPDATE "generation_runs" SET "number" = (SELECT "last" FROM "run_numbers") WHERE "id" = NEW."id";
END;
