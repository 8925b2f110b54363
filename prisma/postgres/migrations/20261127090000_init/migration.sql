-- What prisma/migrations have made of an SQLite store, for a new store on PostgreSQL. Texts sort and compare by their bytes,
-- as in SQLite, whatever the database's locale.

CREATE TABLE "signing_keys" (
    "name" TEXT COLLATE "C" NOT NULL,
    "key" BYTEA NOT NULL,

    CONSTRAINT "signing_keys_pkey" PRIMARY KEY ("name")
);

CREATE TABLE "admins" (
    "id" SERIAL NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "scopes" TEXT COLLATE "C" NOT NULL,
    "token_id" TEXT COLLATE "C" NOT NULL,
    "token_hash" TEXT COLLATE "C" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "admins_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "admin_sessions" (
    "id" TEXT COLLATE "C" NOT NULL,
    "token_id" TEXT COLLATE "C" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "admin_sessions_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "generation_batches" (
    "id" TEXT COLLATE "C" NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL DEFAULT 'PENDING',
    "outcome" TEXT COLLATE "C",
    "num_ideas" INTEGER NOT NULL,
    "request" TEXT COLLATE "C" NOT NULL,
    "seed" INTEGER NOT NULL,
    "corpus_mark" TEXT COLLATE "C" NOT NULL,
    "max_tokens" BIGINT,
    "max_cost" DOUBLE PRECISION,
    "cancel_requested" BOOLEAN NOT NULL DEFAULT false,
    "round" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT COLLATE "C",
    "paused_reason" TEXT COLLATE "C",
    "by" TEXT COLLATE "C" NOT NULL,
    "idempotency_key" TEXT COLLATE "C",
    "idempotency_hash" TEXT COLLATE "C",
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "generation_batches_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "batch_runs" (
    "batch_id" TEXT COLLATE "C" NOT NULL,
    "place" INTEGER NOT NULL,
    "run_id" TEXT COLLATE "C" NOT NULL,
    "num_ideas" INTEGER NOT NULL,
    "round" INTEGER NOT NULL DEFAULT 0,
    "settled" BOOLEAN NOT NULL DEFAULT false,
    "state" TEXT COLLATE "C" NOT NULL DEFAULT 'PENDING',
    "outcome" TEXT COLLATE "C",
    "error" TEXT COLLATE "C",
    "error_code" TEXT COLLATE "C",
    "generated" INTEGER NOT NULL DEFAULT 0,
    "saved" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "calls" INTEGER NOT NULL DEFAULT 0,
    "prompt_tokens" INTEGER NOT NULL DEFAULT 0,
    "completion_tokens" INTEGER NOT NULL DEFAULT 0,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "batch_runs_pkey" PRIMARY KEY ("batch_id","place")
);

CREATE TABLE "bulk_changes" (
    "id" TEXT COLLATE "C" NOT NULL,
    "action" TEXT COLLATE "C" NOT NULL,
    "reason" TEXT COLLATE "C",
    "by" TEXT COLLATE "C" NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL DEFAULT 'PENDING',
    "stopped" BOOLEAN NOT NULL DEFAULT false,
    "total" INTEGER NOT NULL,
    "changed" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "not_reviewable" INTEGER NOT NULL DEFAULT 0,
    "gone" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT COLLATE "C",
    "undoes" TEXT COLLATE "C",
    "round" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "bulk_changes_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "bulk_items" (
    "bulk_id" TEXT COLLATE "C" NOT NULL,
    "position" INTEGER NOT NULL,
    "project_id" INTEGER NOT NULL,
    "title" TEXT COLLATE "C",
    "entry_id" INTEGER,
    "outcome" TEXT COLLATE "C",
    "error" TEXT COLLATE "C",

    CONSTRAINT "bulk_items_pkey" PRIMARY KEY ("bulk_id","position")
);

CREATE TABLE "waywo_posts" (
    "id" SERIAL NOT NULL,
    "type" TEXT COLLATE "C" NOT NULL,
    "by" TEXT COLLATE "C",
    "time" INTEGER,
    "text" TEXT COLLATE "C",
    "dead" BOOLEAN,
    "deleted" BOOLEAN,
    "kids" TEXT COLLATE "C",
    "title" TEXT COLLATE "C",
    "url" TEXT COLLATE "C",
    "score" INTEGER,
    "descendants" INTEGER,
    "year" INTEGER,
    "month" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "import_round" INTEGER NOT NULL DEFAULT 0,
    "fetched_round" INTEGER NOT NULL DEFAULT 0,
    "fetch_error" TEXT COLLATE "C",

    CONSTRAINT "waywo_posts_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "waywo_comments" (
    "id" SERIAL NOT NULL,
    "type" TEXT COLLATE "C" NOT NULL,
    "by" TEXT COLLATE "C",
    "time" INTEGER,
    "text" TEXT COLLATE "C",
    "dead" BOOLEAN,
    "deleted" BOOLEAN,
    "kids" TEXT COLLATE "C",
    "parent" INTEGER,
    "processed" BOOLEAN NOT NULL DEFAULT false,
    "processed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "invalid_reason" TEXT COLLATE "C",
    "read_error" TEXT COLLATE "C",

    CONSTRAINT "waywo_comments_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "waywo_project_submissions" (
    "id" SERIAL NOT NULL,
    "project_id" INTEGER NOT NULL,
    "comment_id" INTEGER NOT NULL,
    "extracted_text" TEXT COLLATE "C",
    "similarity_score" DOUBLE PRECISION,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "waywo_project_submissions_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "comment_calls" (
    "id" SERIAL NOT NULL,
    "comment_id" INTEGER NOT NULL,
    "attempt" INTEGER NOT NULL,
    "model" TEXT COLLATE "C" NOT NULL,
    "temperature" DOUBLE PRECISION NOT NULL,
    "prompt_version" TEXT COLLATE "C" NOT NULL,
    "prompt_tokens" INTEGER NOT NULL,
    "completion_tokens" INTEGER NOT NULL,
    "tokens_estimated" BOOLEAN NOT NULL,
    "latency_ms" INTEGER NOT NULL,
    "outcome" TEXT COLLATE "C" NOT NULL,
    "bad_answer" TEXT COLLATE "C",
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "comment_calls_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "rate_limits" (
    "key" TEXT COLLATE "C" NOT NULL,
    "points" INTEGER NOT NULL,
    "expire" TIMESTAMPTZ(3),

    CONSTRAINT "rate_limits_pkey" PRIMARY KEY ("key")
);

CREATE TABLE "waywo_projects" (
    "id" SERIAL NOT NULL,
    "source_comment_id" INTEGER,
    "source" TEXT COLLATE "C",
    "is_valid_project" BOOLEAN NOT NULL DEFAULT true,
    "invalid_reason" TEXT COLLATE "C",
    "title" TEXT COLLATE "C" NOT NULL,
    "short_description" TEXT COLLATE "C" NOT NULL,
    "description" TEXT COLLATE "C" NOT NULL,
    "hashtags" TEXT COLLATE "C" NOT NULL,
    "project_urls" TEXT COLLATE "C",
    "url_summaries" TEXT COLLATE "C",
    "primary_url" TEXT COLLATE "C",
    "url_contents" TEXT COLLATE "C",
    "idea_score" INTEGER NOT NULL,
    "complexity_score" INTEGER NOT NULL,
    "workflow_logs" TEXT COLLATE "C",
    "description_embedding" BYTEA,
    "embedding_model" TEXT COLLATE "C",
    "is_bookmarked" BOOLEAN NOT NULL DEFAULT false,
    "relaxed" BOOLEAN NOT NULL DEFAULT false,
    "novelty" DOUBLE PRECISION,
    "screenshot_path" TEXT COLLATE "C",
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "processed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "review_status" TEXT COLLATE "C",
    "review_reason" TEXT COLLATE "C",
    "duplicate_of" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 0,
    "binned_at" TIMESTAMPTZ(3),
    "run_deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "waywo_projects_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "project_tags" (
    "project_id" INTEGER NOT NULL,
    "tag" TEXT COLLATE "C" NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "project_tags_pkey" PRIMARY KEY ("project_id","tag")
);

CREATE TABLE "corpus_projects" (
    "project_id" INTEGER NOT NULL,

    CONSTRAINT "corpus_projects_pkey" PRIMARY KEY ("project_id")
);

CREATE TABLE "tag_counts" (
    "tag" TEXT COLLATE "C" NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "tag_counts_pkey" PRIMARY KEY ("tag")
);

CREATE TABLE "tag_count_changes" (
    "seq" SERIAL NOT NULL,
    "tag" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "tag_count_changes_pkey" PRIMARY KEY ("seq")
);

CREATE TABLE "tag_pairs" (
    "tag" TEXT COLLATE "C" NOT NULL,
    "other" TEXT COLLATE "C" NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "tag_pairs_pkey" PRIMARY KEY ("tag","other")
);

CREATE TABLE "corpus_state" (
    "id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "marked_version" INTEGER,
    "mark" TEXT COLLATE "C",

    CONSTRAINT "corpus_state_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "corpus_snapshots" (
    "mark" TEXT COLLATE "C" NOT NULL,
    "vocabulary" BYTEA NOT NULL,
    "last_project_id" INTEGER NOT NULL DEFAULT 0,
    "language" TEXT COLLATE "C",
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "corpus_snapshots_pkey" PRIMARY KEY ("mark")
);

CREATE TABLE "project_vector_changes" (
    "seq" SERIAL NOT NULL,
    "project_id" INTEGER NOT NULL,

    CONSTRAINT "project_vector_changes_pkey" PRIMARY KEY ("seq")
);

CREATE TABLE "reembeddings" (
    "model" TEXT COLLATE "C" NOT NULL,
    "last_project_id" INTEGER NOT NULL,

    CONSTRAINT "reembeddings_pkey" PRIMARY KEY ("model")
);

CREATE TABLE "project_map" (
    "id" INTEGER NOT NULL,
    "model" TEXT COLLATE "C" NOT NULL,
    "change" INTEGER NOT NULL,
    "layout_change" INTEGER NOT NULL,
    "clusters" TEXT COLLATE "C" NOT NULL,
    "points" BYTEA NOT NULL,
    "projects" INTEGER NOT NULL,
    "drawn_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "project_map_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "executor_events" (
    "id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "data" TEXT COLLATE "C" NOT NULL,
    "ts" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "executor_events_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "executor_runs" (
    "id" TEXT COLLATE "C" NOT NULL,
    "function_id" TEXT COLLATE "C" NOT NULL,
    "event_json" TEXT COLLATE "C" NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL,
    "root_id" TEXT COLLATE "C" NOT NULL,
    "parent_run_id" TEXT COLLATE "C",
    "parent_step_id" TEXT COLLATE "C",
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "output_json" TEXT COLLATE "C",
    "idempotency_key" TEXT COLLATE "C",
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "executor_runs_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "executor_steps" (
    "run_id" TEXT COLLATE "C" NOT NULL,
    "step_id" TEXT COLLATE "C" NOT NULL,
    "op" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "data_json" TEXT COLLATE "C",
    "error_json" TEXT COLLATE "C",
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "wake_at" TIMESTAMPTZ(3),
    "child_run_id" TEXT COLLATE "C",
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "executor_steps_pkey" PRIMARY KEY ("run_id","step_id")
);

CREATE TABLE "review_entries" (
    "id" SERIAL NOT NULL,
    "project_id" INTEGER NOT NULL,
    "title" TEXT COLLATE "C" NOT NULL,
    "action" TEXT COLLATE "C" NOT NULL,
    "by" TEXT COLLATE "C" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "before" TEXT COLLATE "C" NOT NULL,
    "after" TEXT COLLATE "C" NOT NULL,
    "judge" TEXT COLLATE "C",
    "undoes" INTEGER,
    "bulk_id" TEXT COLLATE "C",

    CONSTRAINT "review_entries_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "generation_runs" (
    "id" TEXT COLLATE "C" NOT NULL,
    "number" INTEGER,
    "name" TEXT COLLATE "C",
    "note" TEXT COLLATE "C",
    "state" TEXT COLLATE "C" NOT NULL DEFAULT 'PENDING',
    "outcome" TEXT COLLATE "C",
    "num_ideas" INTEGER NOT NULL,
    "seed_tags" TEXT COLLATE "C" NOT NULL,
    "creativity" DOUBLE PRECISION NOT NULL,
    "seed" INTEGER NOT NULL,
    "corpus_mark" TEXT COLLATE "C",
    "min_idea_score" INTEGER,
    "max_candidates" INTEGER NOT NULL DEFAULT 3,
    "ideas_per_call" INTEGER NOT NULL DEFAULT 1,
    "language" TEXT COLLATE "C",
    "judge" TEXT COLLATE "C" NOT NULL DEFAULT 'absolute',
    "measures" TEXT COLLATE "C",
    "error" TEXT COLLATE "C",
    "error_code" TEXT COLLATE "C",
    "paused_reason" TEXT COLLATE "C",
    "novelty_note" TEXT COLLATE "C",
    "round" INTEGER NOT NULL DEFAULT 0,
    "interruptions" INTEGER NOT NULL DEFAULT 0,
    "llm_model" TEXT COLLATE "C" NOT NULL,
    "embedding_model" TEXT COLLATE "C" NOT NULL,
    "owner_id" TEXT COLLATE "C",
    "idempotency_key" TEXT COLLATE "C",
    "idempotency_hash" TEXT COLLATE "C",
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "worked_ms" INTEGER NOT NULL DEFAULT 0,
    "deleted_at" TIMESTAMPTZ(3),
    "batch_id" TEXT COLLATE "C",

    CONSTRAINT "generation_runs_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "run_numbers" (
    "id" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "run_numbers_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "generation_rows" (
    "id" SERIAL NOT NULL,
    "run_id" TEXT COLLATE "C" NOT NULL,
    "row" INTEGER NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL DEFAULT 'planned',
    "primary_tag" TEXT COLLATE "C" NOT NULL,
    "secondary_tags" TEXT COLLATE "C" NOT NULL,
    "target_audience" TEXT COLLATE "C" NOT NULL,
    "target_complexity" INTEGER NOT NULL,
    "exploring" BOOLEAN NOT NULL DEFAULT false,
    "problem_frame" TEXT COLLATE "C",
    "inspirations" TEXT COLLATE "C",
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "error_stage" TEXT COLLATE "C",
    "error_code" TEXT COLLATE "C",
    "error_message" TEXT COLLATE "C",
    "error_retryable" BOOLEAN,
    "project_id" INTEGER,
    "started_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "generation_rows_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "generation_candidates" (
    "id" SERIAL NOT NULL,
    "row_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "project_idea" TEXT COLLATE "C",
    "title" TEXT COLLATE "C",
    "short_description" TEXT COLLATE "C",
    "description" TEXT COLLATE "C",
    "hashtags" TEXT COLLATE "C",
    "idea_score" INTEGER,
    "complexity_score" INTEGER,
    "idea_reasoning" TEXT COLLATE "C",
    "complexity_reasoning" TEXT COLLATE "C",
    "absolute_idea_score" INTEGER,
    "rank" INTEGER,
    "second_opinion" TEXT COLLATE "C",
    "extra_columns" TEXT COLLATE "C",
    "alternatives" TEXT COLLATE "C",
    "relaxed" TEXT COLLATE "C",
    "embedding" BYTEA,
    "embedding_model" TEXT COLLATE "C",
    "novelty" DOUBLE PRECISION,
    "nearest_project_id" INTEGER,
    "nearest_title" TEXT COLLATE "C",
    "compared_with" INTEGER,
    "compared_of" INTEGER,
    "purpose_embedding" BYTEA,
    "purpose_cosine" DOUBLE PRECISION,
    "too_alike" TEXT COLLATE "C",
    "near" BOOLEAN,
    "chosen" BOOLEAN NOT NULL DEFAULT false,
    "made_by" TEXT COLLATE "C",
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "generation_candidates_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "regenerations" (
    "candidate_id" INTEGER NOT NULL,
    "column" TEXT COLLATE "C",
    "state" TEXT COLLATE "C" NOT NULL DEFAULT 'writing',
    "error" TEXT COLLATE "C",
    "round" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "regenerations_pkey" PRIMARY KEY ("candidate_id")
);

CREATE TABLE "model_calls" (
    "id" SERIAL NOT NULL,
    "run_id" TEXT COLLATE "C" NOT NULL,
    "row" INTEGER NOT NULL,
    "column" TEXT COLLATE "C" NOT NULL,
    "candidate" INTEGER NOT NULL,
    "attempt" INTEGER NOT NULL,
    "model" TEXT COLLATE "C" NOT NULL,
    "temperature" DOUBLE PRECISION NOT NULL,
    "prompt_version" TEXT COLLATE "C" NOT NULL,
    "prompt_tokens" INTEGER NOT NULL,
    "completion_tokens" INTEGER NOT NULL,
    "tokens_estimated" BOOLEAN NOT NULL,
    "latency_ms" INTEGER NOT NULL,
    "outcome" TEXT COLLATE "C" NOT NULL,
    "bad_answer" TEXT COLLATE "C",
    "examples" TEXT COLLATE "C",
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "model_calls_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "model_call_texts" (
    "call_id" INTEGER NOT NULL,
    "sent" BYTEA NOT NULL,
    "answer" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "model_call_texts_pkey" PRIMARY KEY ("call_id")
);

CREATE TABLE "run_comparisons" (
    "id" SERIAL NOT NULL,
    "run_id" TEXT COLLATE "C" NOT NULL,
    "round" INTEGER NOT NULL,
    "low_row" INTEGER NOT NULL,
    "high_row" INTEGER NOT NULL,
    "low_first" BOOLEAN NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL DEFAULT 'planned',
    "winner_row" INTEGER,
    "reasoning" TEXT COLLATE "C",
    "error" TEXT COLLATE "C",
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "run_comparisons_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "settings" (
    "key" TEXT COLLATE "C" NOT NULL,
    "value" TEXT COLLATE "C" NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "settings_pkey" PRIMARY KEY ("key")
);

CREATE TABLE "setting_changes" (
    "id" SERIAL NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "change" TEXT COLLATE "C" NOT NULL,
    "changed_by" TEXT COLLATE "C" NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "setting_changes_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "admins_name_key" ON "admins"("name");
CREATE UNIQUE INDEX "admins_token_id_key" ON "admins"("token_id");
CREATE INDEX "admin_sessions_token_id_idx" ON "admin_sessions"("token_id");
CREATE UNIQUE INDEX "generation_batches_idempotency_key_key" ON "generation_batches"("idempotency_key");
CREATE INDEX "generation_batches_created_at_idx" ON "generation_batches"("created_at");
CREATE INDEX "generation_batches_state_idx" ON "generation_batches"("state");
CREATE UNIQUE INDEX "batch_runs_run_id_key" ON "batch_runs"("run_id");
CREATE INDEX "batch_runs_settled_batch_id_idx" ON "batch_runs"("settled", "batch_id");
CREATE INDEX "bulk_changes_state_idx" ON "bulk_changes"("state");
CREATE INDEX "bulk_items_bulk_id_outcome_position_idx" ON "bulk_items"("bulk_id", "outcome", "position");
CREATE UNIQUE INDEX "bulk_items_bulk_id_project_id_key" ON "bulk_items"("bulk_id", "project_id");
CREATE INDEX "ix_waywo_posts_year_month" ON "waywo_posts"("year", "month");
CREATE INDEX "ix_waywo_comments_parent" ON "waywo_comments"("parent");
CREATE INDEX "ix_waywo_comments_processed" ON "waywo_comments"("processed");
CREATE INDEX "ix_waywo_comments_by" ON "waywo_comments"("by");
CREATE INDEX "ix_waywo_project_submissions_project_id" ON "waywo_project_submissions"("project_id");
CREATE INDEX "ix_waywo_project_submissions_comment_id" ON "waywo_project_submissions"("comment_id");
CREATE INDEX "comment_calls_comment_id_idx" ON "comment_calls"("comment_id");
CREATE INDEX "comment_calls_created_at_idx" ON "comment_calls"("created_at");
CREATE INDEX "rate_limits_expire_idx" ON "rate_limits"("expire");
CREATE INDEX "ix_waywo_projects_created_at" ON "waywo_projects"("binned_at", "created_at", "id", "is_valid_project", "is_bookmarked", "source", "review_status", "idea_score", "complexity_score");
CREATE INDEX "ix_waywo_projects_idea_score" ON "waywo_projects"("binned_at", "idea_score", "id", "is_valid_project", "is_bookmarked", "source", "review_status", "created_at", "complexity_score");
CREATE INDEX "ix_waywo_projects_complexity_score" ON "waywo_projects"("binned_at", "complexity_score", "id", "is_valid_project", "is_bookmarked", "source", "review_status", "created_at", "idea_score");
CREATE INDEX "ix_waywo_projects_novelty" ON "waywo_projects"("binned_at", "novelty", "id", "is_valid_project", "is_bookmarked", "source", "review_status", "created_at", "idea_score", "complexity_score");
CREATE INDEX "ix_waywo_projects_source_comment_id" ON "waywo_projects"("source_comment_id");
CREATE INDEX "ix_waywo_projects_is_bookmarked" ON "waywo_projects"("is_bookmarked", "binned_at");
CREATE INDEX "ix_waywo_projects_review_status" ON "waywo_projects"("review_status", "binned_at", "created_at", "id");
CREATE INDEX "project_tags_tag_project_id_idx" ON "project_tags"("tag", "project_id");
CREATE UNIQUE INDEX "project_vector_changes_project_id_key" ON "project_vector_changes"("project_id");
CREATE INDEX "executor_events_received_at_idx" ON "executor_events"("received_at");
CREATE INDEX "executor_runs_state_idx" ON "executor_runs"("state");
CREATE INDEX "executor_runs_function_id_idempotency_key_idx" ON "executor_runs"("function_id", "idempotency_key");
CREATE INDEX "executor_runs_ended_at_idx" ON "executor_runs"("ended_at");
CREATE UNIQUE INDEX "review_entries_undoes_key" ON "review_entries"("undoes");
CREATE INDEX "review_entries_project_id_idx" ON "review_entries"("project_id");
CREATE INDEX "review_entries_bulk_id_idx" ON "review_entries"("bulk_id");
CREATE INDEX "review_entries_at_idx" ON "review_entries"("at" DESC);
CREATE UNIQUE INDEX "generation_runs_number_key" ON "generation_runs"("number");
CREATE UNIQUE INDEX "generation_runs_idempotency_key_key" ON "generation_runs"("idempotency_key");
CREATE INDEX "generation_runs_created_at_idx" ON "generation_runs"("created_at");
CREATE INDEX "generation_runs_state_idx" ON "generation_runs"("state");
CREATE INDEX "generation_runs_corpus_mark_idx" ON "generation_runs"("corpus_mark");
CREATE INDEX "generation_runs_deleted_at_created_at_id_idx" ON "generation_runs"("deleted_at", "created_at", "id");
CREATE INDEX "generation_runs_deleted_at_llm_model_idx" ON "generation_runs"("deleted_at", "llm_model");
CREATE INDEX "generation_runs_batch_id_deleted_at_created_at_id_idx" ON "generation_runs"("batch_id", "deleted_at", "created_at", "id");
CREATE UNIQUE INDEX "generation_rows_project_id_key" ON "generation_rows"("project_id");
CREATE INDEX "generation_rows_state_idx" ON "generation_rows"("state");
CREATE UNIQUE INDEX "generation_rows_run_id_row_key" ON "generation_rows"("run_id", "row");
CREATE UNIQUE INDEX "generation_candidates_row_id_number_key" ON "generation_candidates"("row_id", "number");
CREATE INDEX "regenerations_state_idx" ON "regenerations"("state");
CREATE INDEX "model_calls_run_id_row_idx" ON "model_calls"("run_id", "row");
CREATE INDEX "model_calls_created_at_idx" ON "model_calls"("created_at");
CREATE INDEX "model_call_texts_created_at_idx" ON "model_call_texts"("created_at");
CREATE UNIQUE INDEX "run_comparisons_run_id_low_row_high_row_key" ON "run_comparisons"("run_id", "low_row", "high_row");

ALTER TABLE "batch_runs" ADD CONSTRAINT "batch_runs_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "generation_batches"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "bulk_items" ADD CONSTRAINT "bulk_items_bulk_id_fkey" FOREIGN KEY ("bulk_id") REFERENCES "bulk_changes"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "waywo_comments" ADD CONSTRAINT "waywo_comments_parent_fkey" FOREIGN KEY ("parent") REFERENCES "waywo_posts"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "waywo_project_submissions" ADD CONSTRAINT "waywo_project_submissions_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "waywo_projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "waywo_project_submissions" ADD CONSTRAINT "waywo_project_submissions_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "waywo_comments"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "comment_calls" ADD CONSTRAINT "comment_calls_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "waywo_comments"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "project_tags" ADD CONSTRAINT "project_tags_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "waywo_projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "executor_steps" ADD CONSTRAINT "executor_steps_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "executor_runs"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "generation_rows" ADD CONSTRAINT "generation_rows_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "generation_runs"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "generation_rows" ADD CONSTRAINT "generation_rows_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "waywo_projects"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "generation_candidates" ADD CONSTRAINT "generation_candidates_row_id_fkey" FOREIGN KEY ("row_id") REFERENCES "generation_rows"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "regenerations" ADD CONSTRAINT "regenerations_candidate_id_fkey" FOREIGN KEY ("candidate_id") REFERENCES "generation_candidates"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "model_calls" ADD CONSTRAINT "model_calls_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "generation_runs"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "model_call_texts" ADD CONSTRAINT "model_call_texts_call_id_fkey" FOREIGN KEY ("call_id") REFERENCES "model_calls"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "run_comparisons" ADD CONSTRAINT "run_comparisons_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "generation_runs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

INSERT INTO "corpus_state" ("id", "version") VALUES (1, 0);
INSERT INTO "run_numbers" ("id", "last") VALUES (1, 0);

-- Whether a store was given the corpus that new ones start with, for which SQLite has its user_version; and whether one is being
-- moved here, which nobody may use before it is whole.
CREATE TABLE "store_state" ("seeded" INTEGER NOT NULL, "moving" BOOLEAN NOT NULL DEFAULT false);
INSERT INTO "store_state" VALUES (0, false);

CREATE INDEX "ix_waywo_projects_texts" ON "waywo_projects" (md5("title" || "short_description"));
CREATE INDEX "ix_waywo_projects_sample" ON "waywo_projects"((CASE WHEN "source" = 'sample' THEN "is_valid_project" END));
CREATE INDEX "ix_waywo_projects_embedding"
ON "waywo_projects" ("is_valid_project", "embedding_model", length("description_embedding"), "binned_at");

-- A row that brings its own id takes it from no sequence, which has to go past it.
CREATE FUNCTION go_past_ids() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM setval('waywo_projects_id_seq', max(id)) FROM inserted
  HAVING max(id) >= (SELECT last_value FROM waywo_projects_id_seq);
  RETURN NULL;
END $$;
CREATE TRIGGER "project_ids" AFTER INSERT ON "waywo_projects" REFERENCING NEW TABLE AS inserted
FOR EACH STATEMENT EXECUTE FUNCTION go_past_ids();

-- Which projects' vectors changed.
CREATE FUNCTION note_vector_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE ids INTEGER[] := array_remove(ARRAY[
  CASE WHEN TG_OP <> 'INSERT' THEN OLD.id END, CASE WHEN TG_OP <> 'DELETE' THEN NEW.id END
], NULL);
BEGIN
  DELETE FROM project_vector_changes WHERE project_id = ANY (ids);
  INSERT INTO project_vector_changes (project_id) SELECT DISTINCT unnest(ids);
  RETURN NULL;
END $$;
CREATE TRIGGER "project_vector_inserted" AFTER INSERT ON "waywo_projects"
FOR EACH ROW EXECUTE FUNCTION note_vector_change();
CREATE TRIGGER "project_vector_updated"
AFTER UPDATE OF "id", "title", "is_valid_project", "embedding_model", "description_embedding", "binned_at"
ON "waywo_projects" FOR EACH ROW EXECUTE FUNCTION note_vector_change();
CREATE TRIGGER "project_vector_deleted" AFTER DELETE ON "waywo_projects"
FOR EACH ROW EXECUTE FUNCTION note_vector_change();

-- Whose tags count: no invalid project, none in the bin, and of those that the Designer made only the approved ones. Whoever
-- adds a condition adds its column to corpus_project_updated, too.
CREATE VIEW "countable_projects" AS
SELECT "id" AS "project_id" FROM "waywo_projects"
WHERE "is_valid_project" AND "binned_at" IS NULL
  AND ("source" IS DISTINCT FROM 'nemo_data_designer' OR "review_status" = 'approved');

CREATE FUNCTION keep_corpus_project() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM corpus_projects WHERE project_id = NEW.id
    AND NOT EXISTS (SELECT 1 FROM countable_projects AS c WHERE c.project_id = NEW.id);
  INSERT INTO corpus_projects SELECT c.project_id FROM countable_projects AS c WHERE c.project_id = NEW.id
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER "corpus_project_inserted" AFTER INSERT ON "waywo_projects"
FOR EACH ROW EXECUTE FUNCTION keep_corpus_project();
CREATE TRIGGER "corpus_project_updated"
AFTER UPDATE OF "id", "is_valid_project", "source", "review_status", "binned_at" ON "waywo_projects"
FOR EACH ROW EXECUTE FUNCTION keep_corpus_project();

CREATE FUNCTION forget_corpus_project() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM corpus_projects WHERE project_id = OLD.id;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER "corpus_project_deleted" BEFORE DELETE ON "waywo_projects"
FOR EACH ROW EXECUTE FUNCTION forget_corpus_project();
CREATE TRIGGER "corpus_project_moves" BEFORE UPDATE OF "id" ON "waywo_projects"
FOR EACH ROW WHEN (NEW."id" <> OLD."id") EXECUTE FUNCTION forget_corpus_project();

-- Adds (1) or takes away (-1) some tags of projects, and the pairs that each makes with another: of these, and of those that
-- the projects have in the store, but for the absent ones.
CREATE FUNCTION count_tags(changed project_tags[], "by" INTEGER, absent project_tags[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM unnest(changed) AS c JOIN corpus_projects AS p ON p.project_id = c.project_id WHERE c.position < 30
  ) THEN
    RETURN;
  END IF;
  INSERT INTO tag_counts (tag, count)
  SELECT c.tag, "by" * count(*) FROM unnest(changed) AS c JOIN corpus_projects AS p ON p.project_id = c.project_id
  WHERE c.position < 30 GROUP BY c.tag ORDER BY c.tag
  ON CONFLICT (tag) DO UPDATE SET count = tag_counts.count + excluded.count;
  DELETE FROM tag_counts WHERE "by" < 0 AND count <= 0 AND tag IN (SELECT c.tag FROM unnest(changed) AS c);
  WITH counted AS (
    SELECT c.project_id, c.tag FROM unnest(changed) AS c JOIN corpus_projects AS p ON p.project_id = c.project_id
    WHERE c.position < 30
  ), beside AS (
    SELECT t.project_id, t.tag FROM project_tags AS t
    WHERE t.project_id IN (SELECT c.project_id FROM counted AS c) AND t.position < 30
      AND NOT EXISTS (SELECT 1 FROM unnest(absent) AS a WHERE a.project_id = t.project_id AND a.tag = t.tag)
    UNION SELECT c.project_id, c.tag FROM counted AS c
  ), pairs AS (
    SELECT DISTINCT c.project_id, least(c.tag, b.tag) AS tag, greatest(c.tag, b.tag) AS other
    FROM counted AS c JOIN beside AS b ON b.project_id = c.project_id AND b.tag <> c.tag
  )
  INSERT INTO tag_pairs (tag, other, count)
  SELECT p.tag, p.other, "by" * count(*) FROM pairs AS p GROUP BY p.tag, p.other ORDER BY p.tag, p.other
  ON CONFLICT (tag, other) DO UPDATE SET count = tag_pairs.count + excluded.count;
  DELETE FROM tag_pairs AS p WHERE "by" < 0 AND p.count <= 0
    AND (p.tag IN (SELECT c.tag FROM unnest(changed) AS c) OR p.other IN (SELECT c.tag FROM unnest(changed) AS c));
  UPDATE corpus_state SET version = version + 1;
END $$;

CREATE FUNCTION count_inserted_tags() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM count_tags((SELECT array_agg((project_id, tag, position)::project_tags) FROM inserted), 1, '{}');
  RETURN NULL;
END $$;
CREATE FUNCTION count_deleted_tags() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM count_tags((SELECT array_agg((project_id, tag, position)::project_tags) FROM deleted), -1, '{}');
  RETURN NULL;
END $$;
CREATE FUNCTION count_updated_tags() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Those of a project that got another id were counted with it: the tags follow it last.
  IF NOT EXISTS (SELECT 1 FROM deleted AS d JOIN waywo_projects AS p ON p.id = d.project_id) THEN
    RETURN NULL;
  END IF;
  PERFORM count_tags((SELECT array_agg((project_id, tag, position)::project_tags) FROM deleted), -1, (SELECT array_agg((project_id, tag, position)::project_tags) FROM inserted));
  PERFORM count_tags((SELECT array_agg((project_id, tag, position)::project_tags) FROM inserted), 1, '{}');
  RETURN NULL;
END $$;
CREATE TRIGGER "project_tag_inserted" AFTER INSERT ON "project_tags" REFERENCING NEW TABLE AS inserted
FOR EACH STATEMENT EXECUTE FUNCTION count_inserted_tags();
CREATE TRIGGER "project_tag_deleted" AFTER DELETE ON "project_tags" REFERENCING OLD TABLE AS deleted
FOR EACH STATEMENT EXECUTE FUNCTION count_deleted_tags();
CREATE TRIGGER "project_tag_updated" AFTER UPDATE ON "project_tags" REFERENCING OLD TABLE AS deleted NEW TABLE AS inserted
FOR EACH STATEMENT EXECUTE FUNCTION count_updated_tags();

-- A project that begins to count, or ends to, with all of its tags.
CREATE FUNCTION count_project_tags() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  id INTEGER := CASE WHEN TG_OP = 'INSERT' THEN NEW.project_id ELSE OLD.project_id END;
  "by" INTEGER := CASE WHEN TG_OP = 'INSERT' THEN 1 ELSE -1 END;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM project_tags AS t WHERE t.project_id = id) THEN
    RETURN NULL;
  END IF;
  INSERT INTO tag_counts (tag, count)
  SELECT t.tag, "by" FROM project_tags AS t WHERE t.project_id = id AND t.position < 30
  ON CONFLICT (tag) DO UPDATE SET count = tag_counts.count + excluded.count;
  DELETE FROM tag_counts WHERE "by" < 0 AND count <= 0
    AND tag IN (SELECT t.tag FROM project_tags AS t WHERE t.project_id = id);
  INSERT INTO tag_pairs (tag, other, count)
  SELECT a.tag, b.tag, "by" FROM project_tags AS a JOIN project_tags AS b ON b.project_id = a.project_id AND b.tag > a.tag
  WHERE a.project_id = id AND a.position < 30 AND b.position < 30
  ON CONFLICT (tag, other) DO UPDATE SET count = tag_pairs.count + excluded.count;
  DELETE FROM tag_pairs WHERE "by" < 0 AND count <= 0 AND (tag, other) IN (
    SELECT a.tag, b.tag FROM project_tags AS a JOIN project_tags AS b ON b.project_id = a.project_id AND b.tag > a.tag
    WHERE a.project_id = id
  );
  UPDATE corpus_state SET version = version + 1;
  RETURN NULL;
END $$;
CREATE TRIGGER "corpus_project_counts" AFTER INSERT ON "corpus_projects"
FOR EACH ROW EXECUTE FUNCTION count_project_tags();
CREATE TRIGGER "corpus_project_counts_no_more" AFTER DELETE ON "corpus_projects"
FOR EACH ROW EXECUTE FUNCTION count_project_tags();

CREATE FUNCTION note_tag_count_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO tag_count_changes (tag) VALUES (CASE WHEN TG_OP = 'DELETE' THEN OLD.tag ELSE NEW.tag END);
  RETURN NULL;
END $$;
CREATE TRIGGER "tag_count_changed" AFTER INSERT OR UPDATE OR DELETE ON "tag_counts"
FOR EACH ROW EXECUTE FUNCTION note_tag_count_change();

CREATE FUNCTION prune_tag_count_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM tag_count_changes WHERE seq <= NEW.seq - 2048;
  RETURN NULL;
END $$;
CREATE TRIGGER "tag_count_changes_pruned" AFTER INSERT ON "tag_count_changes" FOR EACH ROW
WHEN (NEW."seq" % 256 = 0) EXECUTE FUNCTION prune_tag_count_changes();

-- A text as words, between spaces, as SQLite's tokenizer has them: small letters, the Latin ones without accents, and each
-- letter of a script that sets no spaces by itself. A word is of letters, digits, numbers that are one character, marks and
-- private characters; the marks are those that Unicode has below U+10000.
CREATE FUNCTION search_words("text" TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT regexp_replace(
    regexp_replace(
      regexp_replace(normalize(regexp_replace(normalize(
        translate(lower("text" COLLATE "und-x-icu"), 'ςµſϐϵϑϰϖϱϕ', 'σμsβεθκπρφ'), NFD
      ), '([a-z])[\u0300-\u036f]+', '\1', 'g'), NFC), '[\u0300-\u036f]', '', 'g'),
      '([\u0e01-\u0e5b\u0e81-\u0edf\u1000-\u109f\u1780-\u17f9\u3005-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufa6d\uff66-\uff9f\U00020000-\U000323af])',
      ' \1 ', 'g'
    ) COLLATE "und-x-icu",
    '[^[:alnum:]\u00b2-\u00b3\u00b9\u00bc-\u00be\u2070\u2074-\u2079\u2080-\u2089\u2150-\u2189\u2460-\u249b\u24ea-\u24ff\u2776-\u2793\u3007\u3021-\u3029\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1-\u05c2\u05c4-\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0711-\u07f3\u07fd\u0816-\u082d\u0859-\u085b\u0897-\u08e1\u08e3-\u0963\u0981-\u09e3\u09fe-\u0a75\u0a81-\u0ae3\u0afa-\u0b63\u0b82-\u0bd7\u0c00-\u0c63\u0c81-\u0c83\u0cbc-\u0d4d\u0d57-\u0d63\u0d81-\u0df3\u0e31-\u0e3a\u0e47-\u0e4e\u0eb1-\u0ece\u0f18-\u0f19\u0f35\u0f37\u0f39\u0f3e-\u0f84\u0f86-\u0fbc\u0fc6\u102b-\u103e\u1056-\u109d\u135d-\u135f\u1712-\u1734\u1752-\u17d3\u17dd\u180b-\u180d\u180f-\u193b\u1a17-\u1a1b\u1a55-\u1a7f\u1ab0-\u1b44\u1b6b-\u1b73\u1b80-\u1bf3\u1c24-\u1c37\u1cd0-\u1cd2\u1cd4-\u1dff\u20d0-\u20f0\u2cef-\u2cf1\u2d7f-\u2dff\u302a-\u302f\u3099-\u309a\ua66f-\ua672\ua674-\ua67d\ua69e-\ua6f1\ua802-\ua827\ua82c\ua880-\ua8c5\ua8e0-\ua8f1\ua8ff-\ua92d\ua947-\ua953\ua980-\ua9c0\ua9e5-\uaa4d\uaa7b-\uaac1\uaaeb-\uaaef\uaaf5-\uaaf6\uabe3-\uabea\uabec-\uabed\ue000-\ufb1e\ufe00-\ufe0f\ufe20-\ufe2f]+', ' ', 'g'
  )
$$;

-- The words of a text with their places, of a weight. A word is kept to its 200th letter, and a place beyond the last one that
-- PostgreSQL counts is the last one. The first place is left out, so that no phrase begins in one text and ends in the next.
CREATE FUNCTION search_vector("text" TEXT, weight "char") RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(setweight(string_agg(quote_literal(left(word, 200)) || ':' || least(place + 1, 16383), ' ')::tsvector, weight), '')
  FROM regexp_split_to_table(trim(search_words("text")), ' +') WITH ORDINALITY AS words (word, place)
  WHERE word <> ''
$$;

-- What finds the texts with all phrases of a JSON list, each of words that stand together, the last one also as the beginning
-- of a longer one. A phrase without words is left out.
CREATE FUNCTION search_query(phrases TEXT) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT string_agg(phrase, ' & ')::tsquery
  FROM (
    SELECT string_agg(quote_literal(left(word, 200)), ' <-> ' ORDER BY place) || ':*' AS phrase
    FROM json_array_elements_text(phrases::json) WITH ORDINALITY AS given (text, number),
      regexp_split_to_table(trim(search_words(given.text)), ' +') WITH ORDINALITY AS words (word, place)
    WHERE word <> ''
    GROUP BY number
  ) AS found
$$;

-- The hashtags of a project, of which an import may have stored what is no JSON.
CREATE FUNCTION hashtag_words(hashtags TEXT) RETURNS TEXT LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
  RETURN (SELECT string_agg(value, ' ') FROM json_array_elements_text(hashtags::json));
EXCEPTION WHEN data_exception OR invalid_parameter_value THEN
  RETURN hashtags;
END $$;

CREATE TABLE "project_search" (
  "id" INTEGER PRIMARY KEY,
  "words" tsvector NOT NULL
);
CREATE INDEX "project_search_words" ON "project_search" USING gin ("words");

-- What can be found of a project that is not in the bin, a title's words above those of the tagline and the tags.
CREATE VIEW "project_search_text" AS
SELECT "id",
  search_vector("title", 'A') || search_vector("short_description", 'B') || search_vector(substr("description", 1, 20000), 'D')
    || search_vector(hashtag_words("hashtags"), 'C') AS "words"
FROM "waywo_projects" WHERE "binned_at" IS NULL;

CREATE FUNCTION keep_project_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    DELETE FROM project_search WHERE id = OLD.id;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO project_search SELECT t.id, t.words FROM project_search_text AS t WHERE t.id = NEW.id
    ON CONFLICT (id) DO UPDATE SET words = excluded.words;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "project_search_inserted" AFTER INSERT OR DELETE ON "waywo_projects"
FOR EACH ROW EXECUTE FUNCTION keep_project_search();
CREATE TRIGGER "project_search_updated"
AFTER UPDATE OF "id", "title", "short_description", "description", "hashtags", "binned_at" ON "waywo_projects"
FOR EACH ROW EXECUTE FUNCTION keep_project_search();

CREATE FUNCTION number_run() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE run_numbers SET last = last + 1 RETURNING last INTO NEW.number;
  RETURN NEW;
END $$;
CREATE TRIGGER "generation_run_numbered" BEFORE INSERT ON "generation_runs"
FOR EACH ROW WHEN (NEW."number" IS NULL) EXECUTE FUNCTION number_run();

CREATE FUNCTION unsettle_batch_run() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE batch_runs SET settled = false WHERE run_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER "batch_run_goes_on" AFTER UPDATE OF "state" ON "generation_runs" FOR EACH ROW
WHEN (NEW."batch_id" IS NOT NULL AND NEW."state" IN ('PENDING', 'STARTED')) EXECUTE FUNCTION unsettle_batch_run();

-- Tells every instance what was committed: a run's id, or "projects"; what lib/core/run-changes.ts hears of in SQLite.
CREATE FUNCTION tell_run() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE changed RECORD := CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
BEGIN
  IF TG_TABLE_NAME = 'generation_runs' THEN
    PERFORM pg_notify('waywo_changes', changed.id);
  ELSIF TG_TABLE_NAME = 'generation_candidates' THEN
    PERFORM pg_notify('waywo_changes', r.run_id) FROM generation_rows AS r WHERE r.id = changed.row_id;
  ELSIF TG_TABLE_NAME = 'waywo_projects' THEN
    PERFORM pg_notify('waywo_changes', r.run_id) FROM generation_rows AS r WHERE r.project_id = changed.id;
  ELSE
    PERFORM pg_notify('waywo_changes', changed.run_id);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "tell_run" AFTER INSERT OR UPDATE OR DELETE ON "generation_runs" FOR EACH ROW EXECUTE FUNCTION tell_run();
CREATE TRIGGER "tell_run" AFTER INSERT OR UPDATE OR DELETE ON "generation_rows" FOR EACH ROW EXECUTE FUNCTION tell_run();
CREATE TRIGGER "tell_run" AFTER INSERT OR UPDATE OR DELETE ON "generation_candidates" FOR EACH ROW EXECUTE FUNCTION tell_run();
CREATE TRIGGER "tell_run" AFTER INSERT OR UPDATE OR DELETE ON "model_calls" FOR EACH ROW EXECUTE FUNCTION tell_run();
CREATE TRIGGER "tell_run" AFTER UPDATE OF "binned_at" ON "waywo_projects" FOR EACH ROW EXECUTE FUNCTION tell_run();

CREATE FUNCTION tell_projects() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('waywo_changes', 'projects');
  RETURN NULL;
END $$;
CREATE TRIGGER "tell_projects" AFTER INSERT OR UPDATE OR DELETE ON "waywo_projects"
FOR EACH STATEMENT EXECUTE FUNCTION tell_projects();
CREATE TRIGGER "tell_projects" AFTER INSERT OR UPDATE OR DELETE ON "project_tags"
FOR EACH STATEMENT EXECUTE FUNCTION tell_projects();
