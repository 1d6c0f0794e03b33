-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "app_user" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "password_hash" TEXT,
    "time_zone" TEXT NOT NULL DEFAULT 'UTC',
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "signed_in_at" TIMESTAMPTZ(6),
    "disabled_at" TIMESTAMPTZ(6),

    CONSTRAINT "app_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "revoked_at" TIMESTAMPTZ(6),
    "ip" TEXT,
    "user_agent" TEXT,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_link" (
    "id" TEXT NOT NULL,
    "email" TEXT,
    "role" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "used_at" TIMESTAMPTZ(6),

    CONSTRAINT "sign_in_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_attempt" (
    "key" TEXT NOT NULL,
    "failures" INTEGER NOT NULL,
    "reset_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "sign_in_attempt_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "collector" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "cluster_id" INTEGER,
    "host_id" INTEGER,
    "interval_seconds" INTEGER,
    "profile" JSONB NOT NULL DEFAULT '{}',
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(6),
    "clock_ahead" BOOLEAN NOT NULL DEFAULT false,
    "disabled_at" TIMESTAMPTZ(6),

    CONSTRAINT "collector_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "collector_token" (
    "id" TEXT NOT NULL,
    "collector_id" INTEGER NOT NULL,
    "secret_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(6),
    "revoked_at" TIMESTAMPTZ(6),
    "used_at" TIMESTAMPTZ(6),

    CONSTRAINT "collector_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rule" (
    "id" SERIAL NOT NULL,
    "kind" SMALLINT NOT NULL,
    "key" TEXT NOT NULL,
    "canonical_id" INTEGER,
    "title" TEXT NOT NULL DEFAULT '',
    "description" TEXT NOT NULL DEFAULT '',
    "remediation" TEXT NOT NULL DEFAULT '',
    "urls" TEXT[],
    "cvss" JSONB NOT NULL DEFAULT '[]',
    "epss" DOUBLE PRECISION,
    "kev" BOOLEAN NOT NULL DEFAULT false,
    "published_at" TIMESTAMPTZ(6),

    CONSTRAINT "rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rule_alias" (
    "rule_id" INTEGER NOT NULL,
    "alias" TEXT NOT NULL,

    CONSTRAINT "rule_alias_pkey" PRIMARY KEY ("rule_id","alias")
);

-- CreateTable
CREATE TABLE "component" (
    "id" SERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "purl" TEXT,

    CONSTRAINT "component_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "version" (
    "id" SERIAL NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "place" (
    "id" SERIAL NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "place_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "finding" (
    "id" SERIAL NOT NULL,
    "subject_id" INTEGER NOT NULL,
    "kind" SMALLINT NOT NULL,
    "rule_id" INTEGER NOT NULL,
    "component_id" INTEGER NOT NULL,
    "severity" SMALLINT NOT NULL,
    "override" SMALLINT,
    "status" SMALLINT NOT NULL DEFAULT 0,
    "state" SMALLINT NOT NULL DEFAULT 0,
    "cause" SMALLINT,
    "needs_review" BOOLEAN NOT NULL DEFAULT false,
    "fixed_id" INTEGER,
    "first_seen" TIMESTAMPTZ(6) NOT NULL,
    "closed_at" TIMESTAMPTZ(6),
    "first_report_id" INTEGER NOT NULL,
    "changed_at" TIMESTAMPTZ(6) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "finding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "occurrence" (
    "asset_id" INTEGER NOT NULL,
    "finding_id" INTEGER NOT NULL,
    "slice_id" INTEGER NOT NULL,
    "place_id" INTEGER NOT NULL,
    "version_id" INTEGER NOT NULL,
    "fixed_id" INTEGER NOT NULL,
    "reported_id" INTEGER NOT NULL,
    "severity" SMALLINT NOT NULL,
    "fix_state" SMALLINT NOT NULL,
    "since" INTEGER NOT NULL,

    CONSTRAINT "occurrence_pkey" PRIMARY KEY ("asset_id","finding_id","slice_id","place_id","reported_id")
);

-- CreateTable
CREATE TABLE "occurrence_past" (
    "id" BIGSERIAL NOT NULL,
    "asset_id" INTEGER NOT NULL,
    "finding_id" INTEGER NOT NULL,
    "slice_id" INTEGER NOT NULL,
    "place_id" INTEGER NOT NULL,
    "version_id" INTEGER NOT NULL,
    "fixed_id" INTEGER NOT NULL,
    "reported_id" INTEGER NOT NULL,
    "severity" SMALLINT NOT NULL,
    "fix_state" SMALLINT NOT NULL,
    "since" INTEGER NOT NULL,
    "until" INTEGER NOT NULL,

    CONSTRAINT "occurrence_past_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "check_result" (
    "asset_id" INTEGER NOT NULL,
    "rule_id" INTEGER NOT NULL,
    "component_id" INTEGER NOT NULL,
    "slice_id" INTEGER NOT NULL,
    "outcome" SMALLINT NOT NULL,
    "statement_id" INTEGER NOT NULL,
    "detail" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "check_result_pkey" PRIMARY KEY ("asset_id","slice_id","rule_id","component_id")
);

-- CreateTable
CREATE TABLE "timeline_entry" (
    "id" BIGSERIAL NOT NULL,
    "finding_id" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "event" TEXT NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "actor_name" TEXT NOT NULL,
    "report_id" INTEGER,
    "detail" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "timeline_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "decision" (
    "finding_id" INTEGER NOT NULL,
    "status" SMALLINT NOT NULL,
    "justification" TEXT,
    "comment" TEXT NOT NULL DEFAULT '',
    "user_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "decision_pkey" PRIMARY KEY ("finding_id")
);

-- CreateTable
CREATE TABLE "finding_count" (
    "subject_id" INTEGER NOT NULL,
    "kind" SMALLINT NOT NULL,
    "severity" SMALLINT NOT NULL,
    "status" SMALLINT NOT NULL,
    "state" SMALLINT NOT NULL,
    "n" INTEGER NOT NULL,

    CONSTRAINT "finding_count_pkey" PRIMARY KEY ("subject_id","kind","severity","status","state")
);

-- CreateTable
CREATE TABLE "report" (
    "id" SERIAL NOT NULL,
    "sha256" TEXT NOT NULL,
    "parent_id" INTEGER,
    "size_bytes" INTEGER NOT NULL,
    "body" BYTEA,
    "received_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "scanned_at" TEXT,
    "format" TEXT,
    "tool_name" TEXT,
    "tool_version" TEXT,
    "feeds" JSONB,
    "summary" JSONB,

    CONSTRAINT "report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delivery" (
    "id" SERIAL NOT NULL,
    "report_id" INTEGER NOT NULL,
    "collector_id" INTEGER NOT NULL,
    "user_id" UUID,
    "idempotency_key" TEXT,
    "file_name" TEXT,
    "subjects" TEXT[],
    "stated_at" TIMESTAMPTZ(6),
    "received_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sequence" INTEGER NOT NULL,
    "observed_at" TEXT,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "trouble" JSONB,
    "outcome" JSONB,
    "finished_at" TIMESTAMPTZ(6),

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "slice" (
    "id" SERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "tool" TEXT NOT NULL,
    "kind" SMALLINT NOT NULL,
    "area" SMALLINT NOT NULL,

    CONSTRAINT "slice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "statement" (
    "id" SERIAL NOT NULL,
    "asset_id" INTEGER NOT NULL,
    "delivery_id" INTEGER NOT NULL,
    "report_id" INTEGER NOT NULL,
    "observed_at" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "slices" INTEGER[],
    "complete" BOOLEAN NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "statement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "applied" (
    "asset_id" INTEGER NOT NULL,
    "slice_id" INTEGER NOT NULL,
    "statement_id" INTEGER NOT NULL,
    "digest" BYTEA NOT NULL,

    CONSTRAINT "applied_pkey" PRIMARY KEY ("asset_id","slice_id")
);

-- CreateTable
CREATE TABLE "asset" (
    "id" SERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "cluster_id" INTEGER,
    "namespace" TEXT,
    "labels" JSONB NOT NULL DEFAULT '{}',
    "team_id" INTEGER,
    "criticality" SMALLINT NOT NULL DEFAULT 2,
    "exposure" TEXT NOT NULL DEFAULT 'unknown',
    "exposure_reason" TEXT,
    "first_seen" TIMESTAMPTZ(6) NOT NULL,
    "last_seen" TIMESTAMPTZ(6) NOT NULL,
    "gone_at" TIMESTAMPTZ(6),
    "live" BOOLEAN NOT NULL DEFAULT true,
    "interval_seconds" INTEGER,

    CONSTRAINT "asset_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "asset_merged" (
    "id" INTEGER NOT NULL,
    "into_id" INTEGER NOT NULL,

    CONSTRAINT "asset_merged_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cluster_detail" (
    "asset_id" INTEGER NOT NULL,
    "uid" TEXT,
    "orchestrator" TEXT NOT NULL DEFAULT 'kubernetes',
    "version" TEXT,
    "provider" TEXT,
    "region" TEXT,
    "environment" TEXT,

    CONSTRAINT "cluster_detail_pkey" PRIMARY KEY ("asset_id")
);

-- CreateTable
CREATE TABLE "host_detail" (
    "asset_id" INTEGER NOT NULL,
    "roles" TEXT[],
    "os" TEXT,
    "kernel" TEXT,
    "runtime" TEXT,
    "agent" TEXT,
    "machine_id" TEXT,
    "system_uuid" TEXT,
    "provider" TEXT,
    "region" TEXT,
    "architecture" TEXT,
    "addresses" TEXT[],
    "ready" BOOLEAN,

    CONSTRAINT "host_detail_pkey" PRIMARY KEY ("asset_id")
);

-- CreateTable
CREATE TABLE "image_detail" (
    "asset_id" INTEGER NOT NULL,
    "repository_id" INTEGER NOT NULL,
    "resolved" BOOLEAN NOT NULL,
    "platform" TEXT,
    "os_family" TEXT,
    "os_name" TEXT,
    "os_end_of_life" BOOLEAN,
    "built_at" TIMESTAMPTZ(6),
    "size_bytes" BIGINT,
    "layers" TEXT[],
    "manifest_digest" TEXT,
    "packages" INTEGER NOT NULL DEFAULT 0,
    "names" TEXT[],

    CONSTRAINT "image_detail_pkey" PRIMARY KEY ("asset_id")
);

-- CreateTable
CREATE TABLE "image_digest" (
    "image_id" INTEGER NOT NULL,
    "repository_id" INTEGER NOT NULL,
    "digest" TEXT NOT NULL,
    "kind" TEXT NOT NULL,

    CONSTRAINT "image_digest_pkey" PRIMARY KEY ("image_id","digest","kind")
);

-- CreateTable
CREATE TABLE "image_tag" (
    "repository_id" INTEGER NOT NULL,
    "tag" TEXT NOT NULL,
    "image_id" INTEGER NOT NULL,
    "family" TEXT NOT NULL,
    "observed_at" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "image_tag_pkey" PRIMARY KEY ("repository_id","tag","image_id")
);

-- CreateTable
CREATE TABLE "workload_detail" (
    "asset_id" INTEGER NOT NULL,
    "object_kind" TEXT NOT NULL,
    "replicas" INTEGER,
    "runs" INTEGER NOT NULL DEFAULT 0,
    "isolation" JSONB,
    "pod_labels" JSONB NOT NULL DEFAULT '{}',
    "inferred" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "workload_detail_pkey" PRIMARY KEY ("asset_id")
);

-- CreateTable
CREATE TABLE "workload_image" (
    "workload_id" INTEGER NOT NULL,
    "image_id" INTEGER NOT NULL,
    "reference" TEXT NOT NULL,
    "first_seen" TIMESTAMPTZ(6) NOT NULL,
    "last_seen" TIMESTAMPTZ(6) NOT NULL,
    "gone_at" TIMESTAMPTZ(6),

    CONSTRAINT "workload_image_pkey" PRIMARY KEY ("workload_id","image_id")
);

-- CreateTable
CREATE TABLE "container_detail" (
    "asset_id" INTEGER NOT NULL,
    "runtime_id" TEXT NOT NULL,
    "host_id" INTEGER,
    "workload_id" INTEGER,
    "image_id" INTEGER,
    "pod_name" TEXT,
    "pod_id" INTEGER,
    "image_reference" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(6),
    "finished_at" TIMESTAMPTZ(6),
    "exit_code" INTEGER,
    "reason" TEXT,
    "restarts" INTEGER,
    "published_ports" INTEGER[],
    "isolation" JSONB,

    CONSTRAINT "container_detail_pkey" PRIMARY KEY ("asset_id")
);

-- CreateTable
CREATE TABLE "kubernetes_object" (
    "id" SERIAL NOT NULL,
    "cluster_id" INTEGER NOT NULL,
    "object_kind" TEXT NOT NULL,
    "namespace" TEXT NOT NULL DEFAULT '',
    "name" TEXT NOT NULL,
    "uid" TEXT NOT NULL,
    "owner" JSONB,
    "labels" JSONB NOT NULL DEFAULT '{}',
    "spec" JSONB NOT NULL DEFAULT '{}',
    "first_seen" TIMESTAMPTZ(6) NOT NULL,
    "last_seen" TIMESTAMPTZ(6) NOT NULL,
    "gone_at" TIMESTAMPTZ(6),
    "workload_id" INTEGER,

    CONSTRAINT "kubernetes_object_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inventory_applied" (
    "cluster_id" INTEGER NOT NULL,
    "object_kind" TEXT NOT NULL,
    "namespace" TEXT NOT NULL DEFAULT '',
    "observed_at" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,

    CONSTRAINT "inventory_applied_pkey" PRIMARY KEY ("cluster_id","object_kind","namespace")
);

-- CreateTable
CREATE TABLE "team" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "criticality" SMALLINT NOT NULL DEFAULT 1,

    CONSTRAINT "team_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ownership_rule" (
    "id" SERIAL NOT NULL,
    "position" INTEGER NOT NULL,
    "team_id" INTEGER NOT NULL,
    "label" TEXT,
    "label_value" TEXT,
    "namespace" TEXT,
    "cluster" TEXT,
    "repository" TEXT,

    CONSTRAINT "ownership_rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "area_state" (
    "asset_id" INTEGER NOT NULL,
    "area" SMALLINT NOT NULL,
    "hazard" INTEGER NOT NULL DEFAULT 0,
    "hazard_honoured" INTEGER NOT NULL DEFAULT 0,
    "hazard_dismissed" INTEGER NOT NULL DEFAULT 0,
    "assessed_at" TIMESTAMPTZ(6),
    "first_assessed_at" TIMESTAMPTZ(6),
    "first_recorded_at" TIMESTAMPTZ(6),
    "ttl_seconds" INTEGER NOT NULL,
    "excluded_by" TEXT,
    "excluded_at" TIMESTAMPTZ(6),
    "excluded_because" TEXT,

    CONSTRAINT "area_state_pkey" PRIMARY KEY ("asset_id","area")
);

-- CreateTable
CREATE TABLE "posture_snapshot" (
    "id" SERIAL NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "scope" TEXT NOT NULL DEFAULT 'estate',
    "score" DOUBLE PRECISION NOT NULL,
    "honoured" DOUBLE PRECISION NOT NULL,
    "coverage" DOUBLE PRECISION NOT NULL,
    "detail" JSONB NOT NULL,

    CONSTRAINT "posture_snapshot_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "app_user_email_key" ON "app_user"("email");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "collector_name_key" ON "collector"("name");

-- CreateIndex
CREATE INDEX "collector_token_collector_id_idx" ON "collector_token"("collector_id");

-- CreateIndex
CREATE INDEX "rule_canonical_id_idx" ON "rule"("canonical_id");

-- CreateIndex
CREATE UNIQUE INDEX "rule_kind_key_key" ON "rule"("kind", "key");

-- CreateIndex
CREATE INDEX "rule_alias_alias_idx" ON "rule_alias"("alias");

-- CreateIndex
CREATE UNIQUE INDEX "component_key_key" ON "component"("key");

-- CreateIndex
CREATE UNIQUE INDEX "version_text_key" ON "version"("text");

-- CreateIndex
CREATE UNIQUE INDEX "place_text_key" ON "place"("text");

-- CreateIndex
CREATE INDEX "finding_rule_id_kind_idx" ON "finding"("rule_id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "finding_subject_id_kind_rule_id_component_id_key" ON "finding"("subject_id", "kind", "rule_id", "component_id");

-- CreateIndex
CREATE INDEX "occurrence_past_asset_id_slice_id_idx" ON "occurrence_past"("asset_id", "slice_id");

-- CreateIndex
CREATE INDEX "occurrence_past_finding_id_idx" ON "occurrence_past"("finding_id");

-- CreateIndex
CREATE INDEX "check_result_rule_id_idx" ON "check_result"("rule_id");

-- CreateIndex
CREATE INDEX "timeline_entry_finding_id_id_idx" ON "timeline_entry"("finding_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "report_sha256_key" ON "report"("sha256");

-- CreateIndex
CREATE INDEX "delivery_collector_id_id_idx" ON "delivery"("collector_id", "id");

-- CreateIndex
CREATE INDEX "delivery_report_id_idx" ON "delivery"("report_id");

-- CreateIndex
CREATE UNIQUE INDEX "delivery_collector_id_idempotency_key_key" ON "delivery"("collector_id", "idempotency_key");

-- CreateIndex
CREATE UNIQUE INDEX "slice_key_key" ON "slice"("key");

-- CreateIndex
CREATE INDEX "statement_asset_id_observed_at_idx" ON "statement"("asset_id", "observed_at");

-- CreateIndex
CREATE INDEX "statement_delivery_id_idx" ON "statement"("delivery_id");

-- CreateIndex
CREATE UNIQUE INDEX "asset_key_key" ON "asset"("key");

-- CreateIndex
CREATE INDEX "asset_kind_live_idx" ON "asset"("kind", "live");

-- CreateIndex
CREATE INDEX "asset_cluster_id_kind_idx" ON "asset"("cluster_id", "kind");

-- CreateIndex
CREATE INDEX "image_detail_repository_id_idx" ON "image_detail"("repository_id");

-- CreateIndex
CREATE INDEX "image_digest_repository_id_digest_idx" ON "image_digest"("repository_id", "digest");

-- CreateIndex
CREATE INDEX "image_digest_digest_idx" ON "image_digest"("digest");

-- CreateIndex
CREATE INDEX "image_tag_image_id_idx" ON "image_tag"("image_id");

-- CreateIndex
CREATE INDEX "workload_image_image_id_idx" ON "workload_image"("image_id");

-- CreateIndex
CREATE INDEX "container_detail_host_id_idx" ON "container_detail"("host_id");

-- CreateIndex
CREATE INDEX "container_detail_pod_id_idx" ON "container_detail"("pod_id");

-- CreateIndex
CREATE INDEX "container_detail_workload_id_idx" ON "container_detail"("workload_id");

-- CreateIndex
CREATE INDEX "container_detail_image_id_idx" ON "container_detail"("image_id");

-- CreateIndex
CREATE INDEX "container_detail_runtime_id_idx" ON "container_detail"("runtime_id");

-- CreateIndex
CREATE INDEX "kubernetes_object_workload_id_idx" ON "kubernetes_object"("workload_id");

-- CreateIndex
CREATE UNIQUE INDEX "kubernetes_object_cluster_id_object_kind_namespace_name_key" ON "kubernetes_object"("cluster_id", "object_kind", "namespace", "name");

-- CreateIndex
CREATE UNIQUE INDEX "team_name_key" ON "team"("name");

-- CreateIndex
CREATE UNIQUE INDEX "ownership_rule_position_key" ON "ownership_rule"("position");

-- CreateIndex
CREATE INDEX "posture_snapshot_scope_at_idx" ON "posture_snapshot"("scope", "at");

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "collector" ADD CONSTRAINT "collector_cluster_id_fkey" FOREIGN KEY ("cluster_id") REFERENCES "asset"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "collector" ADD CONSTRAINT "collector_host_id_fkey" FOREIGN KEY ("host_id") REFERENCES "asset"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "collector_token" ADD CONSTRAINT "collector_token_collector_id_fkey" FOREIGN KEY ("collector_id") REFERENCES "collector"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "report"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_collector_id_fkey" FOREIGN KEY ("collector_id") REFERENCES "collector"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement" ADD CONSTRAINT "statement_delivery_id_fkey" FOREIGN KEY ("delivery_id") REFERENCES "delivery"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement" ADD CONSTRAINT "statement_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "report"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- Written by hand from here on: what the schema language cannot say.

CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- The analyst's default order: worst open first. Small, because most findings are closed in the long run.
CREATE INDEX "finding_open_rank_idx" ON "finding" ("severity", "id" DESC) WHERE "state" < 2;
CREATE INDEX "finding_closed_idx" ON "finding" ("changed_at" DESC, "id" DESC) WHERE "state" = 2;
CREATE INDEX "finding_component_idx" ON "finding" ("component_id") WHERE "kind" = 0;
CREATE INDEX "finding_firstseen_idx" ON "finding" ("first_seen" DESC, "id" DESC);

CREATE INDEX "asset_labels_idx" ON "asset" USING gin ("labels" jsonb_path_ops);
CREATE INDEX "asset_name_trgm_idx" ON "asset" USING gin ("name" gin_trgm_ops);
CREATE INDEX "rule_key_trgm_idx" ON "rule" USING gin ("key" gin_trgm_ops);
CREATE INDEX "component_name_trgm_idx" ON "component" USING gin ("name" gin_trgm_ops);

-- Occurrences and findings change in place often; room on the page keeps those updates heap-only.
ALTER TABLE "finding" SET (fillfactor = 85);
ALTER TABLE "area_state" SET (fillfactor = 70);
ALTER TABLE "finding_count" SET (fillfactor = 70);

-- One delivery per stated time of the same document from the same collector.
CREATE UNIQUE INDEX "delivery_stated_idx" ON "delivery" ("report_id", "collector_id", "stated_at") WHERE "stated_at" IS NOT NULL;
CREATE INDEX "delivery_open_idx" ON "delivery" ("state", "id") WHERE "state" IN ('queued', 'held', 'failed');

ALTER TABLE "delivery" ADD CONSTRAINT "delivery_state_check" CHECK ("state" IN ('queued', 'applied', 'unchanged', 'held', 'failed', 'discarded'));
ALTER TABLE "asset" ADD CONSTRAINT "asset_kind_check" CHECK ("kind" IN ('cluster', 'host', 'repository', 'image', 'workload', 'container', 'source'));
ALTER TABLE "app_user" ADD CONSTRAINT "app_user_email_lower_check" CHECK ("email" = lower("email"));
