-- AlterTable
ALTER TABLE "venue" ADD COLUMN     "ranks" TEXT NOT NULL DEFAULT '{}';
