-- AlterTable
ALTER TABLE "delivery" ADD COLUMN "preview" BOOLEAN NOT NULL DEFAULT false;
