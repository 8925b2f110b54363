-- AlterTable
ALTER TABLE "generation_candidates" ADD COLUMN "alternatives" TEXT;
