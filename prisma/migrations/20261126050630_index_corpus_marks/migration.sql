-- CreateIndex
CREATE INDEX "generation_runs_corpus_mark_idx" ON "generation_runs"("corpus_mark");
