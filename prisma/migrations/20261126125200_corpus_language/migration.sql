-- AlterTable
ALTER TABLE "corpus_snapshots" ADD COLUMN "language" TEXT;
