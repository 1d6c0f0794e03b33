-- A statement may be complete in some slices and merely add in others; what the latter named has to be remembered,
-- because no span tells it from what was only still there.
ALTER TABLE "statement" ADD COLUMN "partial" INTEGER[] NOT NULL DEFAULT '{}';
ALTER TABLE "statement" ADD COLUMN "named" BYTEA;
UPDATE "statement" SET "partial" = "slices" WHERE NOT "complete";
ALTER TABLE "statement" DROP COLUMN "complete";
