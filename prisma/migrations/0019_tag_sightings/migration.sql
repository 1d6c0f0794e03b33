-- Who named which tag when, and the image it meant: what was known by a tag alone is settled from these, so that the
-- order in which reports arrive doesn't matter.
CREATE TABLE "image_tag_sighting" (
    "repository_id" INTEGER NOT NULL,
    "tag" TEXT NOT NULL,
    "image_id" INTEGER NOT NULL,
    "observed_at" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "bare" BOOLEAN NOT NULL,
    "listed" BOOLEAN NOT NULL,

    CONSTRAINT "image_tag_sighting_pkey" PRIMARY KEY ("repository_id", "tag", "observed_at", "sequence", "sha256", "image_id")
);

CREATE INDEX "image_tag_sighting_image_id_idx" ON "image_tag_sighting"("image_id");

-- Of what is stored already, the latest time each tag was seen is all that is known.
INSERT INTO "image_tag_sighting" ("repository_id", "tag", "image_id", "observed_at", "sequence", "sha256", "bare", "listed")
SELECT t."repository_id", t."tag", t."image_id", t."observed_at", 0, '', false, true
FROM "image_tag" t JOIN "image_detail" i ON i."asset_id" = t."image_id" WHERE i."resolved";

INSERT INTO "image_tag_sighting" ("repository_id", "tag", "image_id", "observed_at", "sequence", "sha256", "bare", "listed")
SELECT DISTINCT t."repository_id", t."tag", t."image_id", s."observed_at", s."sequence", s."sha256", true, false
FROM "image_tag" t JOIN "image_detail" i ON i."asset_id" = t."image_id" JOIN "statement" s ON s."asset_id" = i."asset_id"
WHERE NOT i."resolved";

-- An image with a digest was called by its tag where it began as one: that name is for what only a tag is known of.
UPDATE "asset" a SET "key" = a."key" || '@' || (
  SELECT min(d."digest") FROM "image_digest" d WHERE d."image_id" = a."id")
FROM "image_detail" i
WHERE i."asset_id" = a."id" AND i."resolved" AND position('@' IN a."key") = 0
  AND EXISTS (SELECT FROM "image_digest" d WHERE d."image_id" = a."id");
