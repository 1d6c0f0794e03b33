-- Teams that are no more keep their name in the log; one team may answer for what images are built on.
ALTER TABLE "team" ADD COLUMN "archived_at" TIMESTAMPTZ(6), ADD COLUMN "platform" BOOLEAN NOT NULL DEFAULT false;
CREATE UNIQUE INDEX "team_platform_key" ON "team" ("platform") WHERE "platform";

-- What of an image the platform answers for: packages of the operating system, and what comes from a base image.
ALTER TABLE "finding" ADD COLUMN "platform" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "finding_count" ADD COLUMN "platform" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "finding_count" DROP CONSTRAINT "finding_count_pkey",
  ADD CONSTRAINT "finding_count_pkey" PRIMARY KEY ("subject_id", "kind", "severity", "status", "state", "platform");

UPDATE "finding" f SET "platform" = true FROM "component" c, "asset" s
WHERE f."kind" = 0 AND c."id" = f."component_id" AND c."type" IN ('deb', 'rpm', 'apk', 'alpm', 'ebuild')
  AND s."id" = f."subject_id" AND s."kind" = 'repository';
DELETE FROM "finding_count" WHERE "subject_id" IN (SELECT "subject_id" FROM "finding" WHERE "platform");
INSERT INTO "finding_count" ("subject_id", "kind", "severity", "status", "state", "platform", "n")
SELECT "subject_id", "kind", coalesce("override", "severity"), "status", "state", "platform", count(*)::int FROM "finding"
WHERE "subject_id" IN (SELECT "subject_id" FROM "finding" WHERE "platform") GROUP BY 1, 2, 3, 4, 5, 6;

-- An image by its layers: whole (what is it built on?) and by the lowest (what may be built on it?).
CREATE INDEX "image_detail_layers_idx" ON "image_detail" USING hash ("layers");
CREATE INDEX "image_detail_lowest_layer_idx" ON "image_detail" (("layers"[1])) WHERE cardinality("layers") > 0;
CREATE INDEX "asset_team_id_idx" ON "asset"("team_id");
CREATE INDEX "ownership_rule_team_id_idx" ON "ownership_rule"("team_id");

-- Rules that were saved are handed out to all assets; how far that is. The newest is the rules' version.
CREATE TABLE "ownership_run" (
    "id" SERIAL NOT NULL,
    "by" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(6) NOT NULL,
    "finished_at" TIMESTAMPTZ(6),
    "total" INTEGER NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "moved" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "ownership_run_pkey" PRIMARY KEY ("id")
);

-- Every image that another begins with, layer by layer, the other repositories' only: a rebuild is no base of itself.
CREATE VIEW "image_base" AS
SELECT o."asset_id" AS "image_id", b."asset_id" AS "base_id", k AS "height"
FROM "image_detail" o CROSS JOIN LATERAL generate_series(1, cardinality(o."layers") - 1) k
JOIN "image_detail" b ON b."layers" = o."layers"[1:k] AND b."repository_id" <> o."repository_id";

-- What an image has from a base: the base has the same problem in the same component, or every copy of the component
-- lies in the base's layers (where a bill of materials says in which layer each package came).
CREATE VIEW "inherited" AS
SELECT o."asset_id" AS "image_id", o."finding_id", b."base_id", b."height"
FROM (SELECT DISTINCT "asset_id", "finding_id" FROM "occurrence") o
JOIN "finding" f ON f."id" = o."finding_id" AND f."kind" = 0
JOIN "image_base" b ON b."image_id" = o."asset_id"
WHERE EXISTS (
    SELECT FROM "image_detail" d
    JOIN "finding" g ON g."subject_id" = d."repository_id" AND g."kind" = 0 AND g."rule_id" = f."rule_id" AND g."component_id" = f."component_id"
    JOIN "occurrence" p ON p."asset_id" = b."base_id" AND p."finding_id" = g."id"
    WHERE d."asset_id" = b."base_id")
  OR (SELECT bool_and(k."layer" = ANY (d."layers"[1:b."height"])) FROM "image_detail" d
      JOIN "bill_package" k ON k."asset_id" = d."asset_id" AND k."component_id" = f."component_id" AND k."layer" <> ''
      WHERE d."asset_id" = o."asset_id");
