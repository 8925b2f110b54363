-- AlterTable
ALTER TABLE "generation_candidates" ADD COLUMN "relaxed" TEXT;

-- Written by hand: a copy of the table would lose its triggers.
ALTER TABLE "waywo_projects" ADD COLUMN "relaxed" BOOLEAN NOT NULL DEFAULT false;
