-- AlterTable
ALTER TABLE "generation_candidates" ADD COLUMN "purpose_embedding" BLOB;
ALTER TABLE "generation_candidates" ADD COLUMN "purpose_cosine" REAL;
ALTER TABLE "generation_candidates" ADD COLUMN "too_alike" TEXT;
