-- AlterTable
ALTER TABLE "source_record" ADD COLUMN     "replaced_hashes" TEXT NOT NULL DEFAULT '';
