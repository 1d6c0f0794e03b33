-- Few advisories cover others: a flag keeps the question off all the rest.
ALTER TABLE "rule" ADD COLUMN "bundle" BOOLEAN NOT NULL DEFAULT false;
UPDATE "rule" SET "bundle" = true WHERE "id" IN (SELECT "rule_id" FROM "bundle_member");
