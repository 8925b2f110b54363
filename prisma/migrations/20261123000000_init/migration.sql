-- CreateTable
CREATE TABLE "waywo_projects" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "source_comment_id" INTEGER,
    "source" TEXT,
    "is_valid_project" BOOLEAN NOT NULL DEFAULT true,
    "invalid_reason" TEXT,
    "title" TEXT NOT NULL,
    "short_description" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "hashtags" TEXT NOT NULL,
    "project_urls" TEXT,
    "url_summaries" TEXT,
    "primary_url" TEXT,
    "url_contents" TEXT,
    "idea_score" INTEGER NOT NULL,
    "complexity_score" INTEGER NOT NULL,
    "workflow_logs" TEXT,
    "description_embedding" BLOB,
    "embedding_model" TEXT,
    "is_bookmarked" BOOLEAN NOT NULL DEFAULT false,
    "screenshot_path" TEXT,
    "created_at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "processed_at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- CreateTable
CREATE TABLE "project_tags" (
    "project_id" INTEGER NOT NULL,
    "tag" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    PRIMARY KEY ("project_id", "tag"),
    CONSTRAINT "project_tags_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "waywo_projects" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "generation_runs" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "state" TEXT NOT NULL DEFAULT 'PENDING',
    "outcome" TEXT,
    "num_ideas" INTEGER NOT NULL,
    "seed_tags" TEXT NOT NULL,
    "creativity" REAL NOT NULL,
    "seed" INTEGER NOT NULL,
    "min_idea_score" INTEGER,
    "error" TEXT,
    "error_code" TEXT,
    "paused_reason" TEXT,
    "round" INTEGER NOT NULL DEFAULT 0,
    "interruptions" INTEGER NOT NULL DEFAULT 0,
    "llm_model" TEXT NOT NULL,
    "embedding_model" TEXT NOT NULL,
    "idempotency_key" TEXT,
    "idempotency_hash" TEXT,
    "created_at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" DATETIME NOT NULL,
    "started_at" DATETIME,
    "finished_at" DATETIME
);

-- CreateTable
CREATE TABLE "generation_rows" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "run_id" TEXT NOT NULL,
    "row" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'planned',
    "primary_tag" TEXT NOT NULL,
    "secondary_tags" TEXT NOT NULL,
    "target_audience" TEXT NOT NULL,
    "target_complexity" INTEGER NOT NULL,
    "exploring" BOOLEAN NOT NULL DEFAULT false,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "error_stage" TEXT,
    "error_code" TEXT,
    "error_message" TEXT,
    "error_retryable" BOOLEAN,
    "project_id" INTEGER,
    "started_at" DATETIME,
    "created_at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" DATETIME NOT NULL,
    CONSTRAINT "generation_rows_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "generation_runs" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "generation_rows_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "waywo_projects" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "generation_candidates" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "row_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "project_idea" TEXT,
    "title" TEXT,
    "short_description" TEXT,
    "description" TEXT,
    "hashtags" TEXT,
    "idea_score" INTEGER,
    "complexity_score" INTEGER,
    "idea_reasoning" TEXT,
    "complexity_reasoning" TEXT,
    "embedding" BLOB,
    "embedding_model" TEXT,
    "novelty" REAL,
    "nearest_project_id" INTEGER,
    "nearest_title" TEXT,
    "near" BOOLEAN,
    "chosen" BOOLEAN NOT NULL DEFAULT false,
    "created_at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "generation_candidates_row_id_fkey" FOREIGN KEY ("row_id") REFERENCES "generation_rows" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "model_calls" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "run_id" TEXT NOT NULL,
    "row" INTEGER NOT NULL,
    "column" TEXT NOT NULL,
    "candidate" INTEGER NOT NULL,
    "attempt" INTEGER NOT NULL,
    "model" TEXT NOT NULL,
    "temperature" REAL NOT NULL,
    "prompt_version" TEXT NOT NULL,
    "prompt_tokens" INTEGER NOT NULL,
    "completion_tokens" INTEGER NOT NULL,
    "tokens_estimated" BOOLEAN NOT NULL,
    "latency_ms" INTEGER NOT NULL,
    "outcome" TEXT NOT NULL,
    "bad_answer" TEXT,
    "created_at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "model_calls_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "generation_runs" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "executor_events" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "data" TEXT NOT NULL,
    "ts" DATETIME NOT NULL,
    "received_at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "executor_runs" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "function_id" TEXT NOT NULL,
    "event_json" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "root_id" TEXT NOT NULL,
    "parent_run_id" TEXT,
    "parent_step_id" TEXT,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "output_json" TEXT,
    "idempotency_key" TEXT,
    "created_at" DATETIME NOT NULL,
    "ended_at" DATETIME
);

-- CreateTable
CREATE TABLE "executor_steps" (
    "run_id" TEXT NOT NULL,
    "step_id" TEXT NOT NULL,
    "op" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "data_json" TEXT,
    "error_json" TEXT,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "wake_at" DATETIME,
    "child_run_id" TEXT,
    "created_at" DATETIME NOT NULL,

    PRIMARY KEY ("run_id", "step_id"),
    CONSTRAINT "executor_steps_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "executor_runs" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "ix_waywo_projects_source_comment_id" ON "waywo_projects"("source_comment_id");

-- CreateIndex
CREATE INDEX "ix_waywo_projects_idea_score" ON "waywo_projects"("idea_score");

-- CreateIndex
CREATE INDEX "ix_waywo_projects_complexity_score" ON "waywo_projects"("complexity_score");

-- CreateIndex
CREATE INDEX "ix_waywo_projects_is_valid" ON "waywo_projects"("is_valid_project");

-- CreateIndex
CREATE INDEX "ix_waywo_projects_created_at" ON "waywo_projects"("created_at");

-- CreateIndex
CREATE INDEX "ix_waywo_projects_source" ON "waywo_projects"("source");

-- CreateIndex
CREATE INDEX "project_tags_tag_idx" ON "project_tags"("tag");

-- CreateIndex
CREATE UNIQUE INDEX "generation_runs_idempotency_key_key" ON "generation_runs"("idempotency_key");

-- CreateIndex
CREATE INDEX "generation_runs_created_at_idx" ON "generation_runs"("created_at");

-- CreateIndex
CREATE INDEX "generation_runs_state_idx" ON "generation_runs"("state");

-- CreateIndex
CREATE UNIQUE INDEX "generation_rows_project_id_key" ON "generation_rows"("project_id");

-- CreateIndex
CREATE UNIQUE INDEX "generation_rows_run_id_row_key" ON "generation_rows"("run_id", "row");

-- CreateIndex
CREATE UNIQUE INDEX "generation_candidates_row_id_number_key" ON "generation_candidates"("row_id", "number");

-- CreateIndex
CREATE INDEX "model_calls_run_id_row_idx" ON "model_calls"("run_id", "row");

-- CreateIndex
CREATE INDEX "model_calls_created_at_idx" ON "model_calls"("created_at");

-- CreateIndex
CREATE INDEX "executor_events_received_at_idx" ON "executor_events"("received_at");

-- CreateIndex
CREATE INDEX "executor_runs_state_idx" ON "executor_runs"("state");

-- CreateIndex
CREATE INDEX "executor_runs_function_id_idempotency_key_idx" ON "executor_runs"("function_id", "idempotency_key");

-- CreateIndex
CREATE INDEX "executor_runs_ended_at_idx" ON "executor_runs"("ended_at");
