-- A person's word on a control, with the file that shows it (sealed), in force once another person has agreed.
CREATE TABLE "attestation" (
    "id" SERIAL NOT NULL,
    "framework_id" TEXT NOT NULL,
    "control_id" TEXT NOT NULL,
    "cluster_id" INTEGER,
    "statement" TEXT NOT NULL,
    "effective_from" TIMESTAMPTZ(6) NOT NULL,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "state" TEXT NOT NULL,
    "author_id" UUID NOT NULL,
    "author_name" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(6) NOT NULL,
    "reviewer_id" UUID,
    "reviewer_name" TEXT,
    "reviewed_at" TIMESTAMPTZ(6),
    "review_note" TEXT NOT NULL DEFAULT '',
    "file_name" TEXT,
    "file_size" INTEGER,
    "file_sha256" TEXT,
    "file_sealed" BYTEA,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "attestation_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "attestation_framework_id_control_id_id_idx" ON "attestation"("framework_id", "control_id", "id");
CREATE INDEX "attestation_state_expires_at_id_idx" ON "attestation"("state", "expires_at", "id");
CREATE INDEX "attestation_cluster_id_idx" ON "attestation"("cluster_id");

-- Frameworks that people brought. Each change is a new revision; former ones stay.
CREATE TABLE "custom_framework" (
    "id" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "document" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "made_by" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(6) NOT NULL,
    "retired" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "custom_framework_pkey" PRIMARY KEY ("id", "revision")
);

-- Check results that a scope is held to.
CREATE TABLE "baseline" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "cluster_id" INTEGER,
    "made_by" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(6) NOT NULL,
    "archived_at" TIMESTAMPTZ(6),
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "baseline_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "baseline_cluster_id_idx" ON "baseline"("cluster_id");

CREATE TABLE "baseline_result" (
    "baseline_id" INTEGER NOT NULL,
    "asset_id" INTEGER NOT NULL,
    "rule_id" INTEGER NOT NULL,
    "outcome" SMALLINT NOT NULL,
    CONSTRAINT "baseline_result_pkey" PRIMARY KEY ("baseline_id", "asset_id", "rule_id")
);
CREATE INDEX "baseline_result_asset_id_rule_id_idx" ON "baseline_result"("asset_id", "rule_id");
