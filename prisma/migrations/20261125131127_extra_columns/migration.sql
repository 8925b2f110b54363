-- AlterTable
ALTER TABLE "generation_candidates" ADD COLUMN "extra_columns" TEXT;
