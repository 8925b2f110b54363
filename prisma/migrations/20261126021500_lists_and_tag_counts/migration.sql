-- Written by hand: a copy of waywo_projects would lose its triggers. A migration that makes the table anew drops those
-- below with it: repeat them there.

ALTER TABLE "waywo_projects" ADD COLUMN "novelty" REAL;
ALTER TABLE "generation_runs" ADD COLUMN "corpus_mark" TEXT;

UPDATE "waywo_projects" SET "novelty" = (
    SELECT c."novelty" FROM "generation_rows" AS r JOIN "generation_candidates" AS c ON c."row_id" = r."id" AND c."chosen"
    WHERE r."project_id" = "waywo_projects"."id"
);

-- Lists: an index for each order, with all that is filtered by.
DROP INDEX "ix_waywo_projects_idea_score";
DROP INDEX "ix_waywo_projects_complexity_score";
DROP INDEX "ix_waywo_projects_is_valid";
DROP INDEX "ix_waywo_projects_created_at";
DROP INDEX "ix_waywo_projects_source";
DROP INDEX "project_tags_tag_idx";
CREATE INDEX "ix_waywo_projects_created_at" ON "waywo_projects"("created_at", "id", "is_valid_project", "is_bookmarked", "source", "idea_score", "complexity_score");
CREATE INDEX "ix_waywo_projects_idea_score" ON "waywo_projects"("idea_score", "id", "is_valid_project", "is_bookmarked", "source", "created_at", "complexity_score");
CREATE INDEX "ix_waywo_projects_complexity_score" ON "waywo_projects"("complexity_score", "id", "is_valid_project", "is_bookmarked", "source", "created_at", "idea_score");
CREATE INDEX "ix_waywo_projects_novelty" ON "waywo_projects"("novelty", "id", "is_valid_project", "is_bookmarked", "source", "created_at", "idea_score", "complexity_score");
CREATE INDEX "ix_waywo_projects_is_bookmarked" ON "waywo_projects"("is_bookmarked");
CREATE INDEX "project_tags_tag_project_id_idx" ON "project_tags"("tag", "project_id");

-- Tag statistics.
CREATE TABLE "corpus_projects" (
    "project_id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
);
CREATE TABLE "tag_counts" (
    "tag" TEXT NOT NULL PRIMARY KEY,
    "count" INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE "tag_pairs" (
    "tag" TEXT NOT NULL,
    "other" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    PRIMARY KEY ("tag", "other")
) WITHOUT ROWID;
CREATE TABLE "corpus_state" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL,
    "marked_version" INTEGER,
    "mark" TEXT
);
CREATE TABLE "corpus_snapshots" (
    "mark" TEXT NOT NULL PRIMARY KEY,
    "vocabulary" BLOB NOT NULL,
    "created_at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);
INSERT INTO "corpus_state" ("id", "version") VALUES (1, 0);

-- Whose tags count: no invalid project, and none that the Designer made, so that it does not feed on itself. Whoever
-- adds a condition adds its column to corpus_project_updated, too.
CREATE VIEW "countable_projects" AS
SELECT "id" AS "project_id" FROM "waywo_projects"
WHERE "is_valid_project" AND "source" IS NOT 'nemo_data_designer';

CREATE TRIGGER "corpus_project_inserted" AFTER INSERT ON "waywo_projects"
BEGIN
    INSERT INTO "corpus_projects" SELECT "project_id" FROM "countable_projects" AS c
    WHERE c."project_id" = NEW."id"
        AND NOT EXISTS (SELECT 1 FROM "corpus_projects" AS p WHERE p."project_id" = NEW."id");
END;
CREATE TRIGGER "corpus_project_updated" AFTER UPDATE OF "is_valid_project", "source" ON "waywo_projects"
BEGIN
    DELETE FROM "corpus_projects" WHERE "project_id" = NEW."id"
        AND NOT EXISTS (SELECT 1 FROM "countable_projects" AS c WHERE c."project_id" = NEW."id");
    INSERT INTO "corpus_projects" SELECT "project_id" FROM "countable_projects" AS c
    WHERE c."project_id" = NEW."id"
        AND NOT EXISTS (SELECT 1 FROM "corpus_projects" AS p WHERE p."project_id" = NEW."id");
END;
-- Before, because its tags go with it.
CREATE TRIGGER "corpus_project_deleted" BEFORE DELETE ON "waywo_projects"
BEGIN
    DELETE FROM "corpus_projects" WHERE "project_id" = OLD."id";
END;

-- One tag of a counted project comes (1) or goes (-1). Only the first 30 tags of a project count, because pairs grow with
-- the square.
CREATE VIEW "tag_changes" AS SELECT 0 AS "project_id", '' AS "tag", 0 AS "position", 0 AS "by" WHERE 0;
CREATE TRIGGER "tag_changed" INSTEAD OF INSERT ON "tag_changes"
WHEN NEW."position" < 30 AND EXISTS (SELECT 1 FROM "corpus_projects" AS p WHERE p."project_id" = NEW."project_id")
BEGIN
    INSERT INTO "tag_counts" ("tag", "count") VALUES (NEW."tag", NEW."by")
    ON CONFLICT ("tag") DO UPDATE SET "count" = "count" + excluded."count";
    DELETE FROM "tag_counts" WHERE "tag" = NEW."tag" AND "count" <= 0;
    INSERT INTO "tag_pairs" ("tag", "other", "count")
    SELECT min(t."tag", NEW."tag"), max(t."tag", NEW."tag"), NEW."by" FROM "project_tags" AS t
    WHERE t."project_id" = NEW."project_id" AND t."tag" <> NEW."tag" AND t."position" < 30
    ON CONFLICT ("tag", "other") DO UPDATE SET "count" = "count" + excluded."count";
    DELETE FROM "tag_pairs" WHERE NEW."by" < 0 AND "count" <= 0 AND ("tag", "other") IN (
        SELECT min(t."tag", NEW."tag"), max(t."tag", NEW."tag") FROM "project_tags" AS t
        WHERE t."project_id" = NEW."project_id" AND t."tag" <> NEW."tag"
    );
    UPDATE "corpus_state" SET "version" = "version" + 1;
END;
CREATE TRIGGER "project_tag_inserted" AFTER INSERT ON "project_tags"
BEGIN
    INSERT INTO "tag_changes" VALUES (NEW."project_id", NEW."tag", NEW."position", 1);
END;
CREATE TRIGGER "project_tag_deleted" AFTER DELETE ON "project_tags"
BEGIN
    INSERT INTO "tag_changes" VALUES (OLD."project_id", OLD."tag", OLD."position", -1);
END;
CREATE TRIGGER "project_tag_updates" BEFORE UPDATE ON "project_tags"
BEGIN
    INSERT INTO "tag_changes" VALUES (OLD."project_id", OLD."tag", OLD."position", -1);
END;
CREATE TRIGGER "project_tag_updated" AFTER UPDATE ON "project_tags"
BEGIN
    INSERT INTO "tag_changes" VALUES (NEW."project_id", NEW."tag", NEW."position", 1);
END;

-- All tags of a project come or go, when it begins or ceases to count.
CREATE VIEW "project_tag_changes" AS SELECT 0 AS "project_id", 0 AS "by" WHERE 0;
CREATE TRIGGER "project_tags_changed" INSTEAD OF INSERT ON "project_tag_changes"
WHEN EXISTS (SELECT 1 FROM "project_tags" AS t WHERE t."project_id" = NEW."project_id")
BEGIN
    INSERT INTO "tag_counts" ("tag", "count")
    SELECT t."tag", NEW."by" FROM "project_tags" AS t WHERE t."project_id" = NEW."project_id" AND t."position" < 30
    ON CONFLICT ("tag") DO UPDATE SET "count" = "count" + excluded."count";
    DELETE FROM "tag_counts" WHERE NEW."by" < 0 AND "count" <= 0 AND "tag" IN (
        SELECT t."tag" FROM "project_tags" AS t WHERE t."project_id" = NEW."project_id"
    );
    INSERT INTO "tag_pairs" ("tag", "other", "count")
    SELECT a."tag", b."tag", NEW."by" FROM "project_tags" AS a
    JOIN "project_tags" AS b ON b."project_id" = a."project_id" AND b."tag" > a."tag"
    WHERE a."project_id" = NEW."project_id" AND a."position" < 30 AND b."position" < 30
    ON CONFLICT ("tag", "other") DO UPDATE SET "count" = "count" + excluded."count";
    DELETE FROM "tag_pairs" WHERE NEW."by" < 0 AND "count" <= 0 AND ("tag", "other") IN (
        SELECT a."tag", b."tag" FROM "project_tags" AS a
        JOIN "project_tags" AS b ON b."project_id" = a."project_id" AND b."tag" > a."tag"
        WHERE a."project_id" = NEW."project_id"
    );
    UPDATE "corpus_state" SET "version" = "version" + 1;
END;
CREATE TRIGGER "corpus_project_counts" AFTER INSERT ON "corpus_projects"
BEGIN
    INSERT INTO "project_tag_changes" VALUES (NEW."project_id", 1);
END;
CREATE TRIGGER "corpus_project_counts_no_more" AFTER DELETE ON "corpus_projects"
BEGIN
    INSERT INTO "project_tag_changes" VALUES (OLD."project_id", -1);
END;
INSERT INTO "corpus_projects" SELECT "project_id" FROM "countable_projects";

-- Full text. Contentless: it holds the index, not the texts again.
CREATE VIRTUAL TABLE "project_search" USING fts5(
    "title", "tagline", "description", "tags", content = '', contentless_delete = 1,
    tokenize = "unicode61 remove_diacritics 2 categories 'L* M* N* Co'"
);

-- The texts to search, with letters of scripts without spaces between words set apart: Thai, Lao, Burmese, Khmer,
-- Chinese, Japanese, and Korean, whose words carry endings. Each letter is a token; a word is looked for as a phrase
-- (lib/projects/search-query.ts). In pieces of 64, because finding the nth letter of a text takes n steps.
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
);

CREATE TRIGGER "project_search_inserted" AFTER INSERT ON "waywo_projects"
BEGIN
    DELETE FROM "project_search" WHERE rowid = NEW."id";
    INSERT INTO "project_search" (rowid, "title", "tagline", "description", "tags")
    SELECT "id", "title", "tagline", "description", "tags" FROM "project_search_text" WHERE "id" = NEW."id";
END;
CREATE TRIGGER "project_search_updated"
AFTER UPDATE OF "title", "short_description", "description", "hashtags" ON "waywo_projects"
BEGIN
    DELETE FROM "project_search" WHERE rowid = NEW."id";
    INSERT INTO "project_search" (rowid, "title", "tagline", "description", "tags")
    SELECT "id", "title", "tagline", "description", "tags" FROM "project_search_text" WHERE "id" = NEW."id";
END;
CREATE TRIGGER "project_search_deleted" AFTER DELETE ON "waywo_projects"
BEGIN
    DELETE FROM "project_search" WHERE rowid = OLD."id";
END;
INSERT INTO "project_search" (rowid, "title", "tagline", "description", "tags")
SELECT "id", "title", "tagline", "description", "tags" FROM "project_search_text";
