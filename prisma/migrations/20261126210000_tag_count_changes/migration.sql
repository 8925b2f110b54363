-- CreateTable
CREATE TABLE "tag_count_changes" (
    "seq" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "tag" TEXT NOT NULL
);

-- Whoever changes a tag's count, who has read the counts learns of it, and reads these alone again. Of the latest few
-- thousand: who has missed more reads all of them, which takes as long.
CREATE TRIGGER "tag_count_inserted" AFTER INSERT ON "tag_counts"
BEGIN
    INSERT INTO "tag_count_changes" ("tag") VALUES (NEW."tag");
END;
CREATE TRIGGER "tag_count_updated" AFTER UPDATE ON "tag_counts"
BEGIN
    INSERT INTO "tag_count_changes" ("tag") VALUES (NEW."tag");
END;
CREATE TRIGGER "tag_count_deleted" AFTER DELETE ON "tag_counts"
BEGIN
    INSERT INTO "tag_count_changes" ("tag") VALUES (OLD."tag");
END;
CREATE TRIGGER "tag_count_changes_pruned" AFTER INSERT ON "tag_count_changes" WHEN NEW."seq" % 256 = 0
BEGIN
    DELETE FROM "tag_count_changes" WHERE "seq" <= NEW."seq" - 2048;
END;
