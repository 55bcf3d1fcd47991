-- AlterTable
ALTER TABLE "authorship" ADD COLUMN "identifiers" TEXT;

-- CreateTable
CREATE TABLE "curation_subject" (
    "curation_id" INTEGER NOT NULL,
    "entity_type" TEXT NOT NULL,
    "entity_id" INTEGER NOT NULL,

    PRIMARY KEY ("curation_id", "entity_type", "entity_id"),
    CONSTRAINT "curation_subject_curation_id_fkey" FOREIGN KEY ("curation_id") REFERENCES "curation" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "curation_subject_entity_type_entity_id_idx" ON "curation_subject"("entity_type", "entity_id");

-- CreateIndex
CREATE INDEX "redirect_entity_type_to_id_idx" ON "redirect"("entity_type", "to_id");
