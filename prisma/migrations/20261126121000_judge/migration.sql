-- AlterTable
ALTER TABLE "generation_candidates" ADD COLUMN "absolute_idea_score" INTEGER;
ALTER TABLE "generation_candidates" ADD COLUMN "rank" INTEGER;
ALTER TABLE "generation_candidates" ADD COLUMN "second_opinion" TEXT;

-- AlterTable
ALTER TABLE "model_calls" ADD COLUMN "examples" TEXT;

-- CreateTable
CREATE TABLE "run_comparisons" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "run_id" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "low_row" INTEGER NOT NULL,
    "high_row" INTEGER NOT NULL,
    "low_first" BOOLEAN NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'planned',
    "winner_row" INTEGER,
    "reasoning" TEXT,
    "error" TEXT,
    "created_at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "run_comparisons_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "generation_runs" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "run_comparisons_run_id_low_row_high_row_key" ON "run_comparisons"("run_id", "low_row", "high_row");
