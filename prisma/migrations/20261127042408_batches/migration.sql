-- AlterTable
ALTER TABLE "generation_runs" ADD COLUMN "batch_id" TEXT;

-- CreateTable
CREATE TABLE "generation_batches" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "state" TEXT NOT NULL DEFAULT 'PENDING',
    "outcome" TEXT,
    "num_ideas" INTEGER NOT NULL,
    "request" TEXT NOT NULL,
    "seed" INTEGER NOT NULL,
    "corpus_mark" TEXT NOT NULL,
    "max_tokens" BIGINT,
    "max_cost" REAL,
    "cancel_requested" BOOLEAN NOT NULL DEFAULT false,
    "round" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "paused_reason" TEXT,
    "by" TEXT NOT NULL,
    "idempotency_key" TEXT,
    "idempotency_hash" TEXT,
    "created_at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" DATETIME NOT NULL,
    "started_at" DATETIME,
    "finished_at" DATETIME
);

-- CreateTable
CREATE TABLE "batch_runs" (
    "batch_id" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "run_id" TEXT NOT NULL,
    "num_ideas" INTEGER NOT NULL,
    "round" INTEGER NOT NULL DEFAULT 0,
    "settled" BOOLEAN NOT NULL DEFAULT false,
    "state" TEXT NOT NULL DEFAULT 'PENDING',
    "outcome" TEXT,
    "error" TEXT,
    "error_code" TEXT,
    "generated" INTEGER NOT NULL DEFAULT 0,
    "saved" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "calls" INTEGER NOT NULL DEFAULT 0,
    "prompt_tokens" INTEGER NOT NULL DEFAULT 0,
    "completion_tokens" INTEGER NOT NULL DEFAULT 0,
    "ended_at" DATETIME,

    PRIMARY KEY ("batch_id", "place"),
    CONSTRAINT "batch_runs_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "generation_batches" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "generation_batches_idempotency_key_key" ON "generation_batches"("idempotency_key");

-- CreateIndex
CREATE INDEX "generation_batches_created_at_idx" ON "generation_batches"("created_at");

-- CreateIndex
CREATE INDEX "generation_batches_state_idx" ON "generation_batches"("state");

-- CreateIndex
CREATE UNIQUE INDEX "batch_runs_run_id_key" ON "batch_runs"("run_id");

-- CreateIndex
CREATE INDEX "batch_runs_settled_batch_id_idx" ON "batch_runs"("settled", "batch_id");

-- CreateIndex
CREATE INDEX "generation_runs_batch_id_deleted_at_created_at_id_idx" ON "generation_runs"("batch_id", "deleted_at", "created_at", "id");

-- What a batch has noted of a run holds until the run goes on, whoever has it go on.
CREATE TRIGGER "batch_run_goes_on" AFTER UPDATE OF "state" ON "generation_runs"
  WHEN NEW."batch_id" IS NOT NULL AND NEW."state" IN ('PENDING', 'STARTED')
BEGIN
  UPDATE "batch_runs" SET "settled" = false WHERE "run_id" = NEW."id";
END;
