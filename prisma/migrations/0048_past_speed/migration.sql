-- Reading a past moment asks each finding what it was. Most never changed: when the last change of a finding was logged
-- stands on the finding itself, so that only those that changed since are looked up.
ALTER TABLE "finding" ADD COLUMN "logged_at" TIMESTAMPTZ(6);
UPDATE "finding" f SET "logged_at" = p."at" FROM (SELECT "finding_id", max("until") AS "at" FROM "finding_past" GROUP BY 1) p WHERE p."finding_id" = f."id";

-- The same comparison as log_finding_update, for the row itself.
CREATE FUNCTION "mark_finding_update"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.logged_at := plimsoll_now();
    RETURN NEW;
END $$;
CREATE TRIGGER "finding_marked" BEFORE UPDATE ON "finding" FOR EACH ROW WHEN (
    (OLD.severity, OLD.override, OLD.status, OLD.state, OLD.cause, OLD.needs_review, OLD.platform, OLD.breached_at, OLD.assignee_id, OLD.assignee_team_id)
        IS DISTINCT FROM (NEW.severity, NEW.override, NEW.status, NEW.state, NEW.cause, NEW.needs_review, NEW.platform, NEW.breached_at, NEW.assignee_id, NEW.assignee_team_id)
    OR OLD.priority IS NOT NULL AND (OLD.priority, OLD.due_at, OLD.clock_at) IS DISTINCT FROM (NEW.priority, NEW.due_at, NEW.clock_at))
EXECUTE FUNCTION "mark_finding_update"();

CREATE OR REPLACE VIEW "past"."finding" AS
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
    CASE WHEN p."id" IS NULL THEN f."assignee_team_id" ELSE p."assignee_team_id" END AS "assignee_team_id", f."recorded_at", f."logged_at"
FROM public."finding" f JOIN public."report" r ON r."id" = f."first_report_id" LEFT JOIN LATERAL (
    SELECT x.* FROM public."finding_past" x
    WHERE f."logged_at" > (SELECT past.moment()) AND x."finding_id" = f."id" AND x."until" > (SELECT past.moment())
    ORDER BY x."until", x."id" LIMIT 1) p ON true
WHERE coalesce(f."recorded_at", r."received_at") <= (SELECT past.moment());
