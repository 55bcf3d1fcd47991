-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_venue" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_folded" TEXT NOT NULL,
    "acronym" TEXT,
    "type" TEXT,
    "ranks" TEXT NOT NULL DEFAULT '{}',
    "papers_count" INTEGER NOT NULL DEFAULT 0
);
INSERT INTO "new_venue" ("acronym", "id", "key", "name", "name_folded", "papers_count", "type") SELECT "acronym", "id", "key", "name", "name_folded", "papers_count", "type" FROM "venue";
DROP TABLE "venue";
ALTER TABLE "new_venue" RENAME TO "venue";
CREATE UNIQUE INDEX "venue_key_key" ON "venue"("key");
CREATE INDEX "venue_name_folded_idx" ON "venue"("name_folded");
CREATE INDEX "venue_papers_count_idx" ON "venue"("papers_count");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
