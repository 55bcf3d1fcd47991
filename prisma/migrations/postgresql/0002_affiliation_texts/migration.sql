-- CreateTable
CREATE TABLE "affiliation_text" (
    "id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "text_folded" TEXT NOT NULL,
    "organization_id" INTEGER,
    "rule" TEXT,
    "evidence" TEXT,
    "checked" INTEGER NOT NULL DEFAULT -1,

    CONSTRAINT "affiliation_text_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "affiliation_text_checked_idx" ON "affiliation_text"("checked");

-- CreateIndex
CREATE INDEX "affiliation_text_text_folded_idx" ON "affiliation_text"("text_folded");

-- CreateIndex
CREATE INDEX "affiliation_text_organization_id_idx" ON "affiliation_text"("organization_id");

-- AddForeignKey
ALTER TABLE "affiliation_text" ADD CONSTRAINT "affiliation_text_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE SET NULL ON UPDATE CASCADE;
