-- AlterTable
ALTER TABLE "report" ADD COLUMN "imprint" TEXT,
ADD COLUMN "imprint_at" TEXT,
ADD COLUMN "recall" JSONB;

-- AlterTable
ALTER TABLE "bill" ADD COLUMN "digest" BYTEA;

CREATE INDEX "report_imprint_idx" ON "report" ("imprint", "id" DESC) WHERE "recall" IS NOT NULL;
