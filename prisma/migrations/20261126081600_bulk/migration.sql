-- AlterTable
ALTER TABLE "generation_candidates" ADD COLUMN "made_by" TEXT;

-- CreateTable
CREATE TABLE "regenerations" (
    "candidate_id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "column" TEXT,
    "state" TEXT NOT NULL DEFAULT 'writing',
    "error" TEXT,
    "round" INTEGER NOT NULL DEFAULT 0,
    "created_at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" DATETIME NOT NULL,
    CONSTRAINT "regenerations_candidate_id_fkey" FOREIGN KEY ("candidate_id") REFERENCES "generation_candidates" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "bulk_changes" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "action" TEXT NOT NULL,
    "reason" TEXT,
    "by" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'PENDING',
    "stopped" BOOLEAN NOT NULL DEFAULT false,
    "total" INTEGER NOT NULL,
    "changed" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "not_reviewable" INTEGER NOT NULL DEFAULT 0,
    "gone" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "undoes" TEXT,
    "round" INTEGER NOT NULL DEFAULT 0,
    "created_at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "bulk_items" (
    "bulk_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "project_id" INTEGER NOT NULL,
    "title" TEXT,
    "entry_id" INTEGER,
    "outcome" TEXT,
    "error" TEXT,

    PRIMARY KEY ("bulk_id", "position"),
    CONSTRAINT "bulk_items_bulk_id_fkey" FOREIGN KEY ("bulk_id") REFERENCES "bulk_changes" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "regenerations_state_idx" ON "regenerations"("state");

-- CreateIndex
CREATE INDEX "bulk_changes_state_idx" ON "bulk_changes"("state");

-- CreateIndex
CREATE INDEX "bulk_items_bulk_id_outcome_position_idx" ON "bulk_items"("bulk_id", "outcome", "position");

-- CreateIndex
CREATE UNIQUE INDEX "bulk_items_bulk_id_project_id_key" ON "bulk_items"("bulk_id", "project_id");
