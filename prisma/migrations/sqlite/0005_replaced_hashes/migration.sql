-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_source_record" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "format" TEXT NOT NULL,
    "record_key" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "file" TEXT NOT NULL,
    "replaced_hashes" TEXT NOT NULL DEFAULT '',
    "line" INTEGER,
    "kind" TEXT NOT NULL,
    "paper_id" INTEGER,
    "run_id" INTEGER NOT NULL,
    "record" TEXT NOT NULL,
    CONSTRAINT "source_record_paper_id_fkey" FOREIGN KEY ("paper_id") REFERENCES "paper" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "source_record_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "import_run" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_source_record" ("file", "format", "hash", "id", "kind", "line", "paper_id", "record", "record_key", "run_id") SELECT "file", "format", "hash", "id", "kind", "line", "paper_id", "record", "record_key", "run_id" FROM "source_record";
DROP TABLE "source_record";
ALTER TABLE "new_source_record" RENAME TO "source_record";
CREATE INDEX "source_record_paper_id_idx" ON "source_record"("paper_id");
CREATE INDEX "source_record_run_id_idx" ON "source_record"("run_id");
CREATE UNIQUE INDEX "source_record_format_record_key_key" ON "source_record"("format", "record_key");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
