-- When an agent last said that it is alive; what it said of itself is the profile.
ALTER TABLE "collector" ADD COLUMN "beat_at" TIMESTAMPTZ(6);

-- The agent looks at clusters now; kubectl is one way among others.
UPDATE "collector" SET "kind" = 'kubernetes' WHERE "kind" = 'kubectl';

-- The newest whole list of a repository's tags: one that it does not have, and nobody has seen since, is gone.
CREATE TABLE "tag_list" (
    "repository_key" TEXT NOT NULL,
    "observed_at" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "tags" TEXT[] NOT NULL DEFAULT '{}',

    CONSTRAINT "tag_list_pkey" PRIMARY KEY ("repository_key")
);

CREATE VIEW "image_tag_standing" AS
SELECT t."repository_id", t."tag", t."image_id", t."observed_at", t."recorded_at",
  coalesce(l."observed_at" > t."observed_at" AND t."tag" <> ALL(l."tags"), false) AS "gone"
FROM "image_tag" t JOIN "asset" a ON a."id" = t."repository_id"
  LEFT JOIN "tag_list" l ON l."repository_key" = a."key";
