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
    "updated_at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
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
    CONSTRAINT "waywo_comments_parent_fkey" FOREIGN KEY ("parent") REFERENCES "waywo_posts" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "ix_waywo_posts_year_month" ON "waywo_posts"("year", "month");

-- CreateIndex
CREATE INDEX "ix_waywo_comments_parent" ON "waywo_comments"("parent");

-- CreateIndex
CREATE INDEX "ix_waywo_comments_processed" ON "waywo_comments"("processed");

-- CreateIndex
CREATE INDEX "ix_waywo_comments_by" ON "waywo_comments"("by");
