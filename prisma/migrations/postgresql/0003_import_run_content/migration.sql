-- AlterTable
ALTER TABLE "import_run" ADD COLUMN     "content_hash" TEXT,
ADD COLUMN     "stamp" TEXT;

-- CreateIndex
CREATE INDEX "import_run_file_idx" ON "import_run"("file");
