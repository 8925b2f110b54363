-- Written by hand: a copy of waywo_projects would lose its triggers. A migration that makes the table anew drops those below
-- with it: repeat them there.

ALTER TABLE "waywo_projects" ADD COLUMN "review_status" TEXT;
ALTER TABLE "waywo_projects" ADD COLUMN "review_reason" TEXT;
ALTER TABLE "waywo_projects" ADD COLUMN "duplicate_of" INTEGER;
ALTER TABLE "waywo_projects" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "waywo_projects" ADD COLUMN "binned_at" DATETIME;
UPDATE "waywo_projects" SET "review_status" = 'pending' WHERE "source" = 'nemo_data_designer';

CREATE TABLE "review_entries" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "project_id" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "before" TEXT NOT NULL,
    "after" TEXT NOT NULL,
    "judge" TEXT,
    "undoes" INTEGER,
    "bulk_id" TEXT
);
CREATE UNIQUE INDEX "review_entries_undoes_key" ON "review_entries"("undoes");
CREATE INDEX "review_entries_project_id_idx" ON "review_entries"("project_id");
CREATE INDEX "review_entries_bulk_id_idx" ON "review_entries"("bulk_id");
CREATE INDEX "review_entries_at_idx" ON "review_entries"("at" DESC);

-- Lists: no list shows what is in the bin.
DROP INDEX "ix_waywo_projects_created_at";
DROP INDEX "ix_waywo_projects_idea_score";
DROP INDEX "ix_waywo_projects_complexity_score";
DROP INDEX "ix_waywo_projects_novelty";
DROP INDEX "ix_waywo_projects_is_bookmarked";
DROP INDEX "ix_waywo_projects_embedding";
CREATE INDEX "ix_waywo_projects_created_at" ON "waywo_projects"("binned_at", "created_at", "id", "is_valid_project", "is_bookmarked", "source", "review_status", "idea_score", "complexity_score");
CREATE INDEX "ix_waywo_projects_idea_score" ON "waywo_projects"("binned_at", "idea_score", "id", "is_valid_project", "is_bookmarked", "source", "review_status", "created_at", "complexity_score");
CREATE INDEX "ix_waywo_projects_complexity_score" ON "waywo_projects"("binned_at", "complexity_score", "id", "is_valid_project", "is_bookmarked", "source", "review_status", "created_at", "idea_score");
CREATE INDEX "ix_waywo_projects_novelty" ON "waywo_projects"("binned_at", "novelty", "id", "is_valid_project", "is_bookmarked", "source", "review_status", "created_at", "idea_score", "complexity_score");
CREATE INDEX "ix_waywo_projects_is_bookmarked" ON "waywo_projects"("is_bookmarked", "binned_at");
CREATE INDEX "ix_waywo_projects_review_status" ON "waywo_projects"("review_status", "binned_at", "created_at", "id");

-- Prisma has no words for an expression.
CREATE INDEX "ix_waywo_projects_embedding"
ON "waywo_projects" ("is_valid_project", "embedding_model", length("description_embedding"), "binned_at");

-- Whose tags count: no invalid project, none in the bin, and of those that the Designer made only the approved ones. Whoever
-- adds a condition adds its column to corpus_project_updated, too.
DROP VIEW "countable_projects";
CREATE VIEW "countable_projects" AS
SELECT "id" AS "project_id" FROM "waywo_projects"
WHERE "is_valid_project" AND "binned_at" IS NULL
    AND ("source" IS NOT 'nemo_data_designer' OR "review_status" = 'approved');

DROP TRIGGER "corpus_project_updated";
CREATE TRIGGER "corpus_project_updated" AFTER UPDATE OF "id", "is_valid_project", "source", "review_status", "binned_at" ON "waywo_projects"
BEGIN
    DELETE FROM "corpus_projects" WHERE "project_id" = NEW."id"
        AND NOT EXISTS (SELECT 1 FROM "countable_projects" AS c WHERE c."project_id" = NEW."id");
    INSERT INTO "corpus_projects" SELECT "project_id" FROM "countable_projects" AS c
    WHERE c."project_id" = NEW."id"
        AND NOT EXISTS (SELECT 1 FROM "corpus_projects" AS p WHERE p."project_id" = NEW."id");
END;

-- Full text: what is in the bin is not found.
DROP VIEW "project_search_text";
CREATE VIEW "project_search_text" AS
SELECT "id", CASE WHEN "title" GLOB '*[ก-๛ກ-ໟက-႟ក-៹々-ヿ㐀-䶿一-鿿가-힣豈-龎ｦ-ﾟ𠀀-𲎯]*' THEN (
        WITH RECURSIVE pieces (n, piece) AS (
            SELECT 0, substr("title", 1, 64)
            UNION ALL SELECT n + 1, substr("title", (n + 1) * 64 + 1, 64) FROM pieces
            WHERE (n + 1) * 64 < length("title")
        )
        SELECT group_concat((
            WITH RECURSIVE letters (k, letter) AS (
                SELECT 1, substr(piece, 1, 1)
                UNION ALL SELECT k + 1, substr(piece, k + 1, 1) FROM letters WHERE k < length(piece)
            )
            SELECT group_concat(CASE WHEN letter GLOB '[ก-๛ກ-ໟက-႟ក-៹々-ヿ㐀-䶿一-鿿가-힣豈-龎ｦ-ﾟ𠀀-𲎯]' THEN ' ' || letter || ' ' ELSE letter END, '' ORDER BY k)
            FROM letters
        ), '' ORDER BY n) FROM pieces
    ) ELSE "title" END AS "title",
    CASE WHEN "tagline" GLOB '*[ก-๛ກ-ໟက-႟ក-៹々-ヿ㐀-䶿一-鿿가-힣豈-龎ｦ-ﾟ𠀀-𲎯]*' THEN (
        WITH RECURSIVE pieces (n, piece) AS (
            SELECT 0, substr("tagline", 1, 64)
            UNION ALL SELECT n + 1, substr("tagline", (n + 1) * 64 + 1, 64) FROM pieces
            WHERE (n + 1) * 64 < length("tagline")
        )
        SELECT group_concat((
            WITH RECURSIVE letters (k, letter) AS (
                SELECT 1, substr(piece, 1, 1)
                UNION ALL SELECT k + 1, substr(piece, k + 1, 1) FROM letters WHERE k < length(piece)
            )
            SELECT group_concat(CASE WHEN letter GLOB '[ก-๛ກ-ໟက-႟ក-៹々-ヿ㐀-䶿一-鿿가-힣豈-龎ｦ-ﾟ𠀀-𲎯]' THEN ' ' || letter || ' ' ELSE letter END, '' ORDER BY k)
            FROM letters
        ), '' ORDER BY n) FROM pieces
    ) ELSE "tagline" END AS "tagline",
    CASE WHEN "description" GLOB '*[ก-๛ກ-ໟက-႟ក-៹々-ヿ㐀-䶿一-鿿가-힣豈-龎ｦ-ﾟ𠀀-𲎯]*' THEN (
        WITH RECURSIVE pieces (n, piece) AS (
            SELECT 0, substr("description", 1, 64)
            UNION ALL SELECT n + 1, substr("description", (n + 1) * 64 + 1, 64) FROM pieces
            WHERE (n + 1) * 64 < length("description")
        )
        SELECT group_concat((
            WITH RECURSIVE letters (k, letter) AS (
                SELECT 1, substr(piece, 1, 1)
                UNION ALL SELECT k + 1, substr(piece, k + 1, 1) FROM letters WHERE k < length(piece)
            )
            SELECT group_concat(CASE WHEN letter GLOB '[ก-๛ກ-ໟက-႟ក-៹々-ヿ㐀-䶿一-鿿가-힣豈-龎ｦ-ﾟ𠀀-𲎯]' THEN ' ' || letter || ' ' ELSE letter END, '' ORDER BY k)
            FROM letters
        ), '' ORDER BY n) FROM pieces
    ) ELSE "description" END AS "description",
    CASE WHEN "tags" GLOB '*[ก-๛ກ-ໟက-႟ក-៹々-ヿ㐀-䶿一-鿿가-힣豈-龎ｦ-ﾟ𠀀-𲎯]*' THEN (
        WITH RECURSIVE pieces (n, piece) AS (
            SELECT 0, substr("tags", 1, 64)
            UNION ALL SELECT n + 1, substr("tags", (n + 1) * 64 + 1, 64) FROM pieces
            WHERE (n + 1) * 64 < length("tags")
        )
        SELECT group_concat((
            WITH RECURSIVE letters (k, letter) AS (
                SELECT 1, substr(piece, 1, 1)
                UNION ALL SELECT k + 1, substr(piece, k + 1, 1) FROM letters WHERE k < length(piece)
            )
            SELECT group_concat(CASE WHEN letter GLOB '[ก-๛ກ-ໟက-႟ក-៹々-ヿ㐀-䶿一-鿿가-힣豈-龎ｦ-ﾟ𠀀-𲎯]' THEN ' ' || letter || ' ' ELSE letter END, '' ORDER BY k)
            FROM letters
        ), '' ORDER BY n) FROM pieces
    ) ELSE "tags" END AS "tags"
FROM (
    SELECT "id", "title", "short_description" AS "tagline", substr("description", 1, 20000) AS "description",
        CASE WHEN json_valid("hashtags") THEN (SELECT group_concat("value", ' ') FROM json_each("hashtags"))
            ELSE "hashtags" END AS "tags"
    FROM "waywo_projects"
    WHERE "binned_at" IS NULL
);

DROP TRIGGER "project_search_updated";
CREATE TRIGGER "project_search_updated"
AFTER UPDATE OF "id", "title", "short_description", "description", "hashtags", "binned_at" ON "waywo_projects"
BEGIN
    DELETE FROM "project_search" WHERE rowid IN (OLD."id", NEW."id");
    INSERT INTO "project_search" (rowid, "title", "tagline", "description", "tags")
    SELECT "id", "title", "tagline", "description", "tags" FROM "project_search_text" WHERE "id" = NEW."id";
END;

-- The index of vectors lets go of what is in the bin.
DROP TRIGGER "project_vector_updated";
CREATE TRIGGER "project_vector_updated"
AFTER UPDATE OF "id", "title", "is_valid_project", "embedding_model", "description_embedding", "binned_at"
ON "waywo_projects"
BEGIN
    DELETE FROM "project_vector_changes" WHERE "project_id" IN (OLD."id", NEW."id");
    INSERT INTO "project_vector_changes" ("project_id") VALUES (OLD."id");
    INSERT INTO "project_vector_changes" ("project_id") SELECT NEW."id" WHERE NEW."id" <> OLD."id";
END;
