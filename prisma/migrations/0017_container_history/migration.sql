-- How long a container lived, in buckets of lib/inventory/lifetimes/schema.ts, and how it ended
-- (0 succeeded, 1 failed, 2 nobody said). Not running and without a known start or end: unknown.
CREATE VIEW "container_lifetime" AS
  SELECT l."asset_id", l."host_id", l."workload_id", l."image_id", l."ended_at", l."outcome",
    (CASE WHEN l."runs" THEN 7
      WHEN l."started_at" IS NULL OR l."ended_at" IS NULL OR l."ended_at" < l."started_at" THEN 6
      ELSE width_bucket(extract(epoch FROM l."ended_at" - l."started_at")::float8, '{10,60,600,3600,86400}'::float8[])
    END)::int2 AS "bucket"
  FROM (
    SELECT c."asset_id", c."host_id", c."workload_id", c."image_id", c."started_at",
      a."live" AND c."state" <> 'exited' AS "runs",
      CASE WHEN c."state" = 'exited' THEN coalesce(c."finished_at", a."gone_at") ELSE a."gone_at" END AS "ended_at",
      (CASE WHEN c."state" <> 'exited' OR c."exit_code" IS NULL THEN 2 WHEN c."exit_code" = 0 THEN 0 ELSE 1 END)::int2 AS "outcome"
    FROM "container_detail" c JOIN "asset" a ON a."id" = c."asset_id") l;

CREATE TABLE "container_history" (
    "day" DATE NOT NULL,
    "workload_id" INTEGER NOT NULL DEFAULT 0,
    "image_id" INTEGER NOT NULL DEFAULT 0,
    "host_id" INTEGER NOT NULL DEFAULT 0,
    "bucket" SMALLINT NOT NULL,
    "outcome" SMALLINT NOT NULL,
    "containers" INTEGER NOT NULL,

    CONSTRAINT "container_history_pkey" PRIMARY KEY ("workload_id", "image_id", "host_id", "day", "bucket", "outcome")
);
CREATE INDEX "container_history_image_id_idx" ON "container_history"("image_id");
CREATE INDEX "container_history_host_id_idx" ON "container_history"("host_id");

CREATE TABLE "container_roll_up" (
    "host_id" INTEGER NOT NULL,
    "through" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "container_roll_up_pkey" PRIMARY KEY ("host_id")
);

-- What runs is found without walking through all that ever ran.
CREATE INDEX "asset_container_gone_at_idx" ON "asset"("gone_at") WHERE "kind" = 'container';
CREATE INDEX "asset_container_unsettled_idx" ON "asset"("id") WHERE "kind" = 'container' AND ("live" OR "exposure" <> 'not_running');
CREATE INDEX "container_detail_present_idx" ON "container_detail"("workload_id", "image_id") WHERE "state" <> 'exited';
CREATE INDEX "kubernetes_object_present_idx" ON "kubernetes_object"("workload_id") WHERE "gone_at" IS NULL;
