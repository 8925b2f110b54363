-- AlterTable
ALTER TABLE "generation_candidates" ADD COLUMN "compared_of" INTEGER;
ALTER TABLE "generation_candidates" ADD COLUMN "compared_with" INTEGER;

-- AlterTable
ALTER TABLE "generation_runs" ADD COLUMN "novelty_note" TEXT;
