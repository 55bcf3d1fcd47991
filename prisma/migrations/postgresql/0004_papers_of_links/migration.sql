-- DropIndex
DROP INDEX "affiliation_organization_id_idx";

-- DropIndex
DROP INDEX "authorship_author_id_idx";

-- CreateIndex
CREATE INDEX "affiliation_organization_id_paper_id_idx" ON "affiliation"("organization_id", "paper_id");

-- CreateIndex
CREATE INDEX "authorship_author_id_paper_id_idx" ON "authorship"("author_id", "paper_id");
