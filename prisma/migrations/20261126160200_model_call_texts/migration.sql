-- CreateTable
CREATE TABLE "model_call_texts" (
    "call_id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "sent" BLOB NOT NULL,
    "answer" BLOB,
    "created_at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "model_call_texts_call_id_fkey" FOREIGN KEY ("call_id") REFERENCES "model_calls" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "model_call_texts_created_at_idx" ON "model_call_texts"("created_at");
