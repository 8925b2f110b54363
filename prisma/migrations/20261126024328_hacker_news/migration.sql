-- CreateTable
CREATE TABLE "waywo_posts" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "type" TEXT NOT NULL,
    "by" TEXT,
    "time" INTEGER,
    "text" TEXT,
    "dead" BOOLEAN,
    "deleted" BOOLEAN,
    "kids" TEXT,
    "title" TEXT,
    "url" TEXT,
    "score" INTEGER,
    "descendants" INTEGER,
    "year" INTEGER,
    "month" INTEGER,
    "created_at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "import_round" INTEGER NOT NULL DEFAULT 0,
    "fetched_round" INTEGER NOT NULL DEFAULT 0,
    "fetch_error" TEXT
);

-- CreateTable
CREATE TABLE "waywo_comments" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "type" TEXT NOT NULL,
    "by" TEXT,
    "time" INTEGER,
    "text" TEXT,
    "dead" BOOLEAN,
    "deleted" BOOLEAN,
    "kids" TEXT,
    "parent" INTEGER,
    "processed" BOOLEAN NOT NULL DEFAULT false,
    "processed_at" DATETIME,
    "created_at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "invalid_reason" TEXT,
    "read_error" TEXT,
    CONSTRAINT "waywo_comments_parent_fkey" FOREIGN KEY ("parent") REFERENCES "waywo_posts" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "waywo_project_submissions" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "project_id" INTEGER NOT NULL,
    "comment_id" INTEGER NOT NULL,
    "extracted_text" TEXT,
    "similarity_score" REAL,
    "created_at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "waywo_project_submissions_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "waywo_projects" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "waywo_project_submissions_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "waywo_comments" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "comment_calls" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "comment_id" INTEGER NOT NULL,
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
    CONSTRAINT "comment_calls_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "waywo_comments" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "ix_waywo_posts_year_month" ON "waywo_posts"("year", "month");

-- CreateIndex
CREATE INDEX "ix_waywo_comments_parent" ON "waywo_comments"("parent");

-- CreateIndex
CREATE INDEX "ix_waywo_comments_processed" ON "waywo_comments"("processed");

-- CreateIndex
CREATE INDEX "ix_waywo_comments_by" ON "waywo_comments"("by");

-- CreateIndex
CREATE INDEX "ix_waywo_project_submissions_project_id" ON "waywo_project_submissions"("project_id");

-- CreateIndex
CREATE INDEX "ix_waywo_project_submissions_comment_id" ON "waywo_project_submissions"("comment_id");

-- CreateIndex
CREATE INDEX "comment_calls_comment_id_idx" ON "comment_calls"("comment_id");

-- CreateIndex
CREATE INDEX "comment_calls_created_at_idx" ON "comment_calls"("created_at");
