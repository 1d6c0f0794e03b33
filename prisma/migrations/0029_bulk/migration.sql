-- What was done to many findings at once, and what each of them was before.
CREATE TABLE "bulk_action" (
    "id" SERIAL NOT NULL,
    "by_id" UUID NOT NULL,
    "by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "action" JSONB NOT NULL,
    "filter" TEXT,
    "digest" TEXT NOT NULL,
    "done" INTEGER NOT NULL,
    "refused" JSONB NOT NULL DEFAULT '[]',
    "undone_at" TIMESTAMPTZ(6),
    "undone_by" TEXT,
    "restored" INTEGER,
    CONSTRAINT "bulk_action_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "bulk_item" (
    "bulk_id" INTEGER NOT NULL,
    "finding_id" INTEGER NOT NULL,
    "before" JSONB NOT NULL,
    "version_after" INTEGER NOT NULL,
    CONSTRAINT "bulk_item_pkey" PRIMARY KEY ("bulk_id", "finding_id")
);
CREATE INDEX "bulk_item_finding_id_idx" ON "bulk_item"("finding_id");
