-- CreateIndex
CREATE INDEX "generation_rows_state_idx" ON "generation_rows"("state");
