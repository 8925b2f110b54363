-- CreateTable
CREATE TABLE "project_map" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "model" TEXT NOT NULL,
    "change" INTEGER NOT NULL,
    "clusters" TEXT NOT NULL,
    "points" BLOB NOT NULL,
    "projects" INTEGER NOT NULL,
    "layout_change" INTEGER NOT NULL,
    "drawn_at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);
