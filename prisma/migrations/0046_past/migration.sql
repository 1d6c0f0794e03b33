-- The past as a schema (docs/decisions/0046-past.md): views named like the tables, holding what had been recorded by
-- a moment. A reading of a moment runs with `search_path = past, public`, and every query of the product answers for
-- then without knowing it. A table that has no view here is the same at any moment: lib/db/past/kept.ts says why.

-- When a finding was written down; older ones: when the report came that first had it.
ALTER TABLE "finding" ADD COLUMN "recorded_at" TIMESTAMPTZ(6);
ALTER TABLE "finding" ALTER COLUMN "recorded_at" SET DEFAULT "plimsoll_now"();

-- What a finding was until a change. The row that ended first after a moment is what it was at that moment.
CREATE TABLE "finding_past" (
    "id" BIGSERIAL NOT NULL,
    "finding_id" INTEGER NOT NULL,
    "until" TIMESTAMPTZ(6) NOT NULL,
    "severity" SMALLINT NOT NULL,
    "override" SMALLINT,
    "status" SMALLINT NOT NULL,
    "state" SMALLINT NOT NULL,
    "cause" SMALLINT,
    "needs_review" BOOLEAN NOT NULL,
    "first_seen" TIMESTAMPTZ(6) NOT NULL,
    "closed_at" TIMESTAMPTZ(6),
    "changed_at" TIMESTAMPTZ(6) NOT NULL,
    "version" INTEGER NOT NULL,
    "platform" BOOLEAN NOT NULL,
    "priority" SMALLINT,
    "due_at" TIMESTAMPTZ(6),
    "clock_at" TIMESTAMPTZ(6),
    "breached_at" TIMESTAMPTZ(6),
    "assignee_id" UUID,
    "assignee_team_id" INTEGER,
    CONSTRAINT "finding_past_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "finding_past_finding_id_until_idx" ON "finding_past"("finding_id", "until", "id");

-- A finding's first priority is part of its coming, a moment late: not a change of it.
CREATE FUNCTION "log_finding_update"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO finding_past (finding_id, until, severity, override, status, state, cause, needs_review, first_seen, closed_at,
        changed_at, version, platform, priority, due_at, clock_at, breached_at, assignee_id, assignee_team_id)
    SELECT o.id, plimsoll_now(), o.severity, o.override, o.status, o.state, o.cause, o.needs_review, o.first_seen, o.closed_at,
        o.changed_at, o.version, o.platform, o.priority, o.due_at, o.clock_at, o.breached_at, o.assignee_id, o.assignee_team_id
    FROM former o JOIN fresh n ON n.id = o.id
    WHERE (o.severity, o.override, o.status, o.state, o.cause, o.needs_review, o.platform, o.breached_at, o.assignee_id, o.assignee_team_id)
            IS DISTINCT FROM (n.severity, n.override, n.status, n.state, n.cause, n.needs_review, n.platform, n.breached_at, n.assignee_id, n.assignee_team_id)
        OR o.priority IS NOT NULL AND (o.priority, o.due_at, o.clock_at) IS DISTINCT FROM (n.priority, n.due_at, n.clock_at)
    ORDER BY o.id;
    RETURN NULL;
END $$;
CREATE TRIGGER "finding_updated" AFTER UPDATE ON "finding"
    REFERENCING OLD TABLE AS former NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION "log_finding_update"();

-- Since which statement a check says what it says; and what it said before.
ALTER TABLE "check_result" ADD COLUMN "since" INTEGER;
CREATE TABLE "check_result_past" (
    "id" BIGSERIAL NOT NULL,
    "asset_id" INTEGER NOT NULL,
    "slice_id" INTEGER NOT NULL,
    "rule_id" INTEGER NOT NULL,
    "component_id" INTEGER NOT NULL,
    "outcome" SMALLINT NOT NULL,
    "detail" TEXT NOT NULL DEFAULT '',
    "since" INTEGER NOT NULL,
    "until" INTEGER NOT NULL,
    CONSTRAINT "check_result_past_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "check_result_past_asset_id_slice_id_idx" ON "check_result_past"("asset_id", "slice_id");
CREATE INDEX "check_result_past_rule_id_idx" ON "check_result_past"("rule_id");

CREATE SCHEMA "past";

CREATE FUNCTION "past"."moment"() RETURNS TIMESTAMPTZ LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT current_setting('plimsoll.moment')::timestamptz $$;

CREATE VIEW "past"."report" AS SELECT * FROM public."report" WHERE "received_at" <= (SELECT past.moment());
CREATE VIEW "past"."statement" AS SELECT * FROM public."statement" WHERE "recorded_at" <= (SELECT past.moment());
CREATE VIEW "past"."timeline_entry" AS SELECT * FROM public."timeline_entry" WHERE "at" <= (SELECT past.moment());
CREATE VIEW "past"."decision" AS SELECT * FROM public."decision" WHERE "at" <= (SELECT past.moment());
CREATE VIEW "past"."posture_snapshot" AS SELECT * FROM public."posture_snapshot" WHERE "at" <= (SELECT past.moment());
CREATE VIEW "past"."vex_statement" AS SELECT * FROM public."vex_statement" WHERE "recorded_at" <= (SELECT past.moment());
CREATE VIEW "past"."vex_match" AS SELECT * FROM public."vex_match" WHERE "at" <= (SELECT past.moment());
CREATE VIEW "past"."runtime_event" AS SELECT * FROM public."runtime_event" WHERE "at" <= (SELECT past.moment());

CREATE VIEW "past"."delivery" AS
SELECT "id", "report_id", "collector_id", "user_id", "idempotency_key", "file_name", "subjects", "stated_at", "received_at", "sequence",
    "observed_at", CASE WHEN "finished_at" > (SELECT past.moment()) THEN 'queued' ELSE "state" END AS "state", "trouble", "preview", "outcome",
    CASE WHEN "finished_at" <= (SELECT past.moment()) THEN "finished_at" END AS "finished_at"
FROM public."delivery" WHERE "received_at" <= (SELECT past.moment());

CREATE VIEW "past"."team" AS
SELECT t."id", t."name", coalesce(l."criticality", t."criticality") AS "criticality",
    CASE WHEN t."archived_at" <= (SELECT past.moment()) THEN t."archived_at" END AS "archived_at", t."platform"
FROM public."team" t LEFT JOIN LATERAL (
    SELECT x."criticality" FROM public."team_log" x WHERE x."team_id" = t."id" AND x."at" <= (SELECT past.moment())
    ORDER BY x."at" DESC, x."id" DESC LIMIT 1) l ON true;

CREATE VIEW "past"."rule" AS
SELECT r."id", r."kind", r."key", r."canonical_id", r."title", r."description", r."remediation", r."urls", r."cvss",
    l."epss", coalesce(l."kev", false) AS "kev",
    r."published_at", r."bundle", r."automatable"
FROM public."rule" r LEFT JOIN LATERAL (
    SELECT x."epss", x."kev" FROM public."rule_log" x WHERE x."rule_id" = r."id" AND x."at" <= (SELECT past.moment())
    ORDER BY x."at" DESC, x."id" DESC LIMIT 1) l ON true;

-- Containers are kept by their own start and end; everything else by its log.
CREATE VIEW "past"."asset" AS
SELECT a."id", a."key", a."kind", a."name", a."cluster_id", a."namespace", a."labels", l."team_id", l."criticality", l."exposure",
    a."exposure_reason", a."first_seen",
    -- Seen since: at the latest scan by then; without one, at the latest then.
    CASE WHEN a."last_seen" <= (SELECT past.moment()) THEN a."last_seen" ELSE coalesce((
        SELECT max(s."observed_at")::timestamptz FROM public."statement" s WHERE s."asset_id" = a."id" AND s."recorded_at" <= (SELECT past.moment())),
        (SELECT past.moment())) END AS "last_seen",
    CASE WHEN NOT l."live" THEN a."gone_at" END AS "gone_at", l."live", a."interval_seconds"
FROM public."asset" a JOIN LATERAL (
    SELECT x."live", x."criticality", x."exposure", x."team_id" FROM public."asset_log" x
    WHERE x."asset_id" = a."id" AND x."at" <= (SELECT past.moment()) ORDER BY x."at" DESC, x."id" DESC LIMIT 1) l ON true
WHERE a."kind" <> 'container'
UNION ALL
SELECT a."id", a."key", a."kind", a."name", a."cluster_id", a."namespace", a."labels", a."team_id", a."criticality", a."exposure",
    a."exposure_reason", a."first_seen", least(a."last_seen", (SELECT past.moment())),
    CASE WHEN a."gone_at" <= (SELECT past.moment()) THEN a."gone_at" END,
    a."gone_at" IS NULL OR a."gone_at" > (SELECT past.moment()), a."interval_seconds"
FROM public."asset" a WHERE a."kind" = 'container' AND a."first_seen" <= (SELECT past.moment());

CREATE VIEW "past"."workload_image" AS
SELECT "workload_id", "image_id", "reference", "first_seen", least("last_seen", (SELECT past.moment())) AS "last_seen",
    CASE WHEN "gone_at" <= (SELECT past.moment()) THEN "gone_at" END AS "gone_at"
FROM public."workload_image" WHERE "first_seen" <= (SELECT past.moment());

CREATE VIEW "past"."kubernetes_object" AS
SELECT "id", "cluster_id", "object_kind", "namespace", "name", "uid", "owner", "labels", "spec", "first_seen",
    least("last_seen", (SELECT past.moment())) AS "last_seen", CASE WHEN "gone_at" <= (SELECT past.moment()) THEN "gone_at" END AS "gone_at", "workload_id"
FROM public."kubernetes_object" WHERE "first_seen" <= (SELECT past.moment());

CREATE VIEW "past"."container_detail" AS
SELECT c."asset_id", c."runtime_id", c."host_id", c."workload_id", c."image_id", c."pod_name", c."pod_id", c."image_reference",
    CASE WHEN c."finished_at" > (SELECT past.moment()) OR c."finished_at" IS NULL AND a."gone_at" > (SELECT past.moment()) THEN 'running' ELSE c."state" END AS "state",
    c."started_at", CASE WHEN c."finished_at" <= (SELECT past.moment()) THEN c."finished_at" END AS "finished_at",
    CASE WHEN c."finished_at" <= (SELECT past.moment()) THEN c."exit_code" END AS "exit_code",
    CASE WHEN c."finished_at" <= (SELECT past.moment()) THEN c."reason" END AS "reason", c."restarts", c."published_ports", c."isolation"
FROM public."container_detail" c JOIN public."asset" a ON a."id" = c."asset_id"
WHERE a."first_seen" <= (SELECT past.moment()) AND (c."started_at" IS NULL OR c."started_at" <= (SELECT past.moment()));

CREATE VIEW "past"."running_container" AS
SELECT c."asset_id", c."image_id", c."host_id", c."workload_id", c."published_ports"
FROM past."container_detail" c JOIN past."asset" a ON a."id" = c."asset_id"
WHERE c."state" = 'running' AND a."live";

CREATE VIEW "past"."finding" AS
SELECT f."id", f."subject_id", f."kind", f."rule_id", f."component_id",
    CASE WHEN p."id" IS NULL THEN f."severity" ELSE p."severity" END AS "severity",
    CASE WHEN p."id" IS NULL THEN f."override" ELSE p."override" END AS "override",
    CASE WHEN p."id" IS NULL THEN f."status" ELSE p."status" END AS "status",
    CASE WHEN p."id" IS NULL THEN f."state" ELSE p."state" END AS "state",
    CASE WHEN p."id" IS NULL THEN f."cause" ELSE p."cause" END AS "cause",
    CASE WHEN p."id" IS NULL THEN f."needs_review" ELSE p."needs_review" END AS "needs_review", f."fixed_id",
    CASE WHEN p."id" IS NULL THEN f."first_seen" ELSE p."first_seen" END AS "first_seen",
    CASE WHEN p."id" IS NULL THEN f."closed_at" ELSE p."closed_at" END AS "closed_at", f."first_report_id",
    CASE WHEN p."id" IS NULL THEN f."changed_at" ELSE p."changed_at" END AS "changed_at",
    CASE WHEN p."id" IS NULL THEN f."version" ELSE p."version" END AS "version",
    CASE WHEN p."id" IS NULL THEN f."platform" ELSE p."platform" END AS "platform",
    CASE WHEN p."id" IS NULL THEN f."priority" ELSE p."priority" END AS "priority",
    CASE WHEN p."id" IS NULL THEN f."due_at" ELSE p."due_at" END AS "due_at",
    CASE WHEN p."id" IS NULL THEN f."clock_at" ELSE p."clock_at" END AS "clock_at",
    CASE WHEN p."id" IS NULL THEN f."breached_at" ELSE p."breached_at" END AS "breached_at",
    CASE WHEN p."id" IS NULL THEN f."assignee_id" ELSE p."assignee_id" END AS "assignee_id",
    CASE WHEN p."id" IS NULL THEN f."assignee_team_id" ELSE p."assignee_team_id" END AS "assignee_team_id", f."recorded_at"
FROM public."finding" f LEFT JOIN LATERAL (
    SELECT x.* FROM public."finding_past" x WHERE x."finding_id" = f."id" AND x."until" > (SELECT past.moment())
    ORDER BY x."until", x."id" LIMIT 1) p ON true
WHERE coalesce(f."recorded_at", (SELECT r."received_at" FROM public."report" r WHERE r."id" = f."first_report_id")) <= (SELECT past.moment());

CREATE VIEW "past"."occurrence" AS
SELECT o."asset_id", o."finding_id", o."slice_id", o."place_id", o."version_id", o."fixed_id", o."reported_id", o."severity", o."fix_state", o."since"
FROM public."occurrence" o JOIN public."statement" s ON s."id" = o."since" WHERE s."recorded_at" <= (SELECT past.moment())
UNION ALL
SELECT o."asset_id", o."finding_id", o."slice_id", o."place_id", o."version_id", o."fixed_id", o."reported_id", o."severity", o."fix_state", o."since"
FROM public."occurrence_past" o JOIN public."statement" s ON s."id" = o."since" JOIN public."statement" u ON u."id" = o."until"
WHERE s."recorded_at" <= (SELECT past.moment()) AND u."recorded_at" > (SELECT past.moment());

CREATE VIEW "past"."occurrence_past" AS
SELECT o.* FROM public."occurrence_past" o JOIN public."statement" u ON u."id" = o."until" WHERE u."recorded_at" <= (SELECT past.moment());

CREATE VIEW "past"."finding_count" AS
SELECT "subject_id", "kind", coalesce("override", "severity") AS "severity", "status", "state", "platform", count(*)::int AS "n"
FROM past."finding" GROUP BY 1, 2, 3, 4, 5, 6;

CREATE VIEW "past"."finding_cell_now" AS
SELECT coalesce(a."team_id", 0) AS "team_id", c."platform", c."kind", c."severity", c."status", c."state", sum(c."n")::int AS "n"
FROM past."finding_count" c JOIN past."asset" a ON a."id" = c."subject_id" GROUP BY 1, 2, 3, 4, 5, 6;

CREATE VIEW "past"."inherited" AS
SELECT o."asset_id" AS "image_id", o."finding_id", b."base_id", b."height"
FROM (SELECT DISTINCT "asset_id", "finding_id" FROM past."occurrence") o
JOIN public."finding" f ON f."id" = o."finding_id" AND f."kind" = 0
JOIN public."image_base" b ON b."image_id" = o."asset_id"
WHERE EXISTS (
    SELECT FROM public."image_detail" d
    JOIN public."finding" g ON g."subject_id" = d."repository_id" AND g."kind" = 0 AND g."rule_id" = f."rule_id" AND g."component_id" = f."component_id"
    JOIN past."occurrence" p ON p."asset_id" = b."base_id" AND p."finding_id" = g."id"
    WHERE d."asset_id" = b."base_id")
  OR (SELECT bool_and(k."layer" = ANY (d."layers"[1:b."height"])) FROM public."image_detail" d
      JOIN public."bill_package" k ON k."asset_id" = d."asset_id" AND k."component_id" = f."component_id" AND k."layer" <> ''
      WHERE d."asset_id" = o."asset_id");

CREATE VIEW "past"."check_result" AS
SELECT c."asset_id", c."rule_id", c."component_id", c."slice_id", c."outcome", c."detail", coalesce(c."since", c."statement_id") AS "statement_id"
FROM public."check_result" c JOIN public."statement" s ON s."id" = coalesce(c."since", c."statement_id")
WHERE s."recorded_at" <= (SELECT past.moment())
UNION ALL
SELECT c."asset_id", c."rule_id", c."component_id", c."slice_id", c."outcome", c."detail", c."since"
FROM public."check_result_past" c JOIN public."statement" s ON s."id" = c."since" JOIN public."statement" u ON u."id" = c."until"
WHERE s."recorded_at" <= (SELECT past.moment()) AND u."recorded_at" > (SELECT past.moment());

-- The newest whole statement of each slice by then; its digest is nobody's business but that of the import.
CREATE VIEW "past"."applied" AS
SELECT DISTINCT ON (s."asset_id", n."slice_id") s."asset_id", n."slice_id", s."id" AS "statement_id", ''::bytea AS "digest"
FROM public."statement" s CROSS JOIN LATERAL unnest(s."slices") n("slice_id")
WHERE s."recorded_at" <= (SELECT past.moment()) AND n."slice_id" <> ALL (s."partial")
ORDER BY s."asset_id", n."slice_id", s."observed_at" DESC, s."sequence" DESC, s."sha256" DESC;

CREATE VIEW "past"."area_state" AS
SELECT l."asset_id", l."area", l."hazard", l."hazard_honoured", l."hazard_dismissed", l."assessed_at",
    CASE WHEN l."late" THEN l."assessed_at" ELSE least(a."first_assessed_at", l."assessed_at") END AS "first_assessed_at",
    a."first_recorded_at", l."ttl_seconds",
    CASE WHEN l."excluded" THEN a."excluded_by" END AS "excluded_by", CASE WHEN l."excluded" THEN coalesce(a."excluded_at", l."at") END AS "excluded_at",
    CASE WHEN l."excluded" THEN a."excluded_because" END AS "excluded_because"
FROM (SELECT DISTINCT ON ("asset_id", "area") * FROM public."area_log" WHERE "at" <= (SELECT past.moment())
    ORDER BY "asset_id", "area", "at" DESC, "id" DESC) l
LEFT JOIN public."area_state" a ON a."asset_id" = l."asset_id" AND a."area" = l."area"
WHERE NOT l."gone";

CREATE VIEW "past"."exception" AS
SELECT "id", "name", "status", "justification", "reason", "scope",
    CASE WHEN coalesce("ended_at", '-infinity') <= (SELECT past.moment()) AND coalesce("decided_at", '-infinity') <= (SELECT past.moment()) THEN "state"
        WHEN "decided_at" <= (SELECT past.moment()) THEN 'approved' ELSE 'requested' END AS "state",
    "requested_by", "requested_name", "requested_at",
    CASE WHEN "decided_at" <= (SELECT past.moment()) THEN "decided_by" END AS "decided_by",
    CASE WHEN "decided_at" <= (SELECT past.moment()) THEN "decided_name" END AS "decided_name",
    CASE WHEN "decided_at" <= (SELECT past.moment()) THEN "decided_at" END AS "decided_at",
    CASE WHEN "decided_at" <= (SELECT past.moment()) THEN "decision_note" ELSE '' END AS "decision_note",
    "ends_at", "ends_on_fix", "ends_on_kev", "ends_on_epss", "ends_on_exposure",
    CASE WHEN "ended_at" <= (SELECT past.moment()) THEN "ended_at" END AS "ended_at",
    CASE WHEN "ended_at" <= (SELECT past.moment()) THEN "ended_because" END AS "ended_because", "renews_id", "version"
FROM public."exception" WHERE "requested_at" <= (SELECT past.moment());

CREATE VIEW "past"."exception_finding" AS
SELECT "id", "exception_id", "finding_id", "since", CASE WHEN "until" <= (SELECT past.moment()) THEN "until" END AS "until",
    CASE WHEN "until" <= (SELECT past.moment()) THEN "because" END AS "because"
FROM public."exception_finding" WHERE "since" <= (SELECT past.moment());

CREATE VIEW "past"."attestation" AS
SELECT "id", "framework_id", "control_id", "cluster_id", "statement", "effective_from", "expires_at",
    CASE WHEN "reviewed_at" > (SELECT past.moment()) THEN 'proposed' ELSE "state" END AS "state", "author_id", "author_name", "made_at",
    CASE WHEN "reviewed_at" <= (SELECT past.moment()) THEN "reviewer_id" END AS "reviewer_id",
    CASE WHEN "reviewed_at" <= (SELECT past.moment()) THEN "reviewer_name" END AS "reviewer_name",
    CASE WHEN "reviewed_at" <= (SELECT past.moment()) THEN "reviewed_at" END AS "reviewed_at",
    CASE WHEN "reviewed_at" <= (SELECT past.moment()) THEN "review_note" ELSE '' END AS "review_note",
    "file_name", "file_size", "file_sha256", "file_sealed", "version"
FROM public."attestation" WHERE "made_at" <= (SELECT past.moment());

