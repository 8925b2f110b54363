-- AlterTable
ALTER TABLE "generation_runs" ADD COLUMN "owner_id" TEXT;

-- CreateTable
CREATE TABLE "signing_keys" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "key" BLOB NOT NULL
);
