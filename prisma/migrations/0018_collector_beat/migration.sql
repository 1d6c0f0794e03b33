-- When an agent last said that it is alive; what it said of itself is the profile.
ALTER TABLE "collector" ADD COLUMN "beat_at" TIMESTAMPTZ(6);

-- The agent looks at clusters now; kubectl is one way among others.
UPDATE "collector" SET "kind" = 'kubernetes' WHERE "kind" = 'kubectl';

-- The newest whole list of a repository's tags: one that it does not have, and nobody has seen since, is gone.
CREATE TABLE "tag_list" (
    "repository_id" INTEGER NOT NULL,
    "observed_at" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "tags" TEXT[] NOT NULL DEFAULT '{}',

    CONSTRAINT "tag_list_pkey" PRIMARY KEY ("repository_id")
);
