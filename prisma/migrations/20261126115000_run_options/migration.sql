-- AlterTable
ALTER TABLE "generation_runs" ADD COLUMN "max_candidates" INTEGER NOT NULL DEFAULT 3;
ALTER TABLE "generation_runs" ADD COLUMN "ideas_per_call" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "generation_runs" ADD COLUMN "language" TEXT;
ALTER TABLE "generation_runs" ADD COLUMN "judge" TEXT NOT NULL DEFAULT 'absolute';
ALTER TABLE "generation_runs" ADD COLUMN "measures" TEXT;

-- AlterTable
ALTER TABLE "generation_rows" ADD COLUMN "problem_frame" TEXT;
ALTER TABLE "generation_rows" ADD COLUMN "inspirations" TEXT;
