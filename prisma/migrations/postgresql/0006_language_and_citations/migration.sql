-- CreateIndex
CREATE INDEX "paper_language_idx" ON "paper"("language");

-- CreateIndex
CREATE INDEX "paper_cited_by_stated_idx" ON "paper"("cited_by_stated");
