-- What a view joins cannot be looked up by key from outside where it is a union: so these are plain scans. Statements
-- are numbered as they are recorded; all up to the last one by a moment are those of that moment.
CREATE INDEX "statement_recorded_at_idx" ON "statement" ("recorded_at" DESC, "id" DESC);
CREATE FUNCTION "past"."last_statement"() RETURNS INTEGER LANGUAGE sql STABLE AS $$
    SELECT coalesce((SELECT id FROM public.statement WHERE recorded_at <= past.moment() ORDER BY recorded_at DESC, id DESC LIMIT 1), 0)
$$;

CREATE OR REPLACE VIEW "past"."occurrence" AS
SELECT "asset_id", "finding_id", "slice_id", "place_id", "version_id", "fixed_id", "reported_id", "severity", "fix_state", "since"
FROM public."occurrence" WHERE "since" <= (SELECT past.last_statement())
UNION ALL
SELECT "asset_id", "finding_id", "slice_id", "place_id", "version_id", "fixed_id", "reported_id", "severity", "fix_state", "since"
FROM public."occurrence_past" WHERE "since" <= (SELECT past.last_statement()) AND "until" > (SELECT past.last_statement());

CREATE OR REPLACE VIEW "past"."occurrence_past" AS
SELECT * FROM public."occurrence_past" WHERE "until" <= (SELECT past.last_statement());

CREATE OR REPLACE VIEW "past"."check_result" AS
SELECT "asset_id", "rule_id", "component_id", "slice_id", "outcome", "detail", coalesce("since", "statement_id") AS "statement_id"
FROM public."check_result" WHERE coalesce("since", "statement_id") <= (SELECT past.last_statement())
UNION ALL
SELECT "asset_id", "rule_id", "component_id", "slice_id", "outcome", "detail", "since"
FROM public."check_result_past" WHERE "since" <= (SELECT past.last_statement()) AND "until" > (SELECT past.last_statement());

-- Containers are kept by their own start and end; everything else by its log.
CREATE OR REPLACE VIEW "past"."asset" AS
SELECT a."id", a."key", a."kind", a."name", a."cluster_id", a."namespace", a."labels",
    CASE WHEN a."kind" = 'container' THEN a."team_id" ELSE l."team_id" END AS "team_id",
    CASE WHEN a."kind" = 'container' THEN a."criticality" ELSE l."criticality" END AS "criticality",
    CASE WHEN a."kind" = 'container' THEN a."exposure" ELSE l."exposure" END AS "exposure", a."exposure_reason", a."first_seen",
    -- Seen since: at the latest scan by then; without one, at the latest then.
    CASE WHEN a."last_seen" <= (SELECT past.moment()) THEN a."last_seen" ELSE coalesce((
        SELECT max(s."observed_at")::timestamptz FROM public."statement" s WHERE s."asset_id" = a."id" AND s."recorded_at" <= (SELECT past.moment())),
        (SELECT past.moment())) END AS "last_seen",
    CASE WHEN a."kind" = 'container' THEN CASE WHEN a."gone_at" <= (SELECT past.moment()) THEN a."gone_at" END
        WHEN NOT l."live" THEN a."gone_at" END AS "gone_at",
    CASE WHEN a."kind" = 'container' THEN a."gone_at" IS NULL OR a."gone_at" > (SELECT past.moment()) ELSE l."live" END AS "live", a."interval_seconds"
FROM public."asset" a LEFT JOIN LATERAL (
    SELECT x."live", x."criticality", x."exposure", x."team_id" FROM public."asset_log" x
    WHERE a."kind" <> 'container' AND x."asset_id" = a."id" AND x."at" <= (SELECT past.moment())
    ORDER BY x."at" DESC, x."id" DESC LIMIT 1) l ON true
WHERE l."live" IS NOT NULL OR a."kind" = 'container' AND a."first_seen" <= (SELECT past.moment());
