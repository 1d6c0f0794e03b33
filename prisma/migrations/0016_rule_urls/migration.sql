-- A rule that only an alias made known has no addresses, and that is not unknown.
UPDATE "rule" SET "urls" = '{}' WHERE "urls" IS NULL;
ALTER TABLE "rule" ALTER COLUMN "urls" SET DEFAULT '{}', ALTER COLUMN "urls" SET NOT NULL;
