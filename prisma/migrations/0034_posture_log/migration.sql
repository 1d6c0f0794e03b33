-- What the score was made of, at any moment: each change of it, as it was recorded. Written by the database itself, so
-- that no way to change these tables can leave the log behind. Statement triggers: one pass over what a statement
-- touched, nothing where nothing that counts moved.
CREATE TABLE "area_log" (
    "id" BIGSERIAL NOT NULL,
    "asset_id" INTEGER NOT NULL,
    "area" SMALLINT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "gone" BOOLEAN NOT NULL DEFAULT false,
    "hazard" INTEGER NOT NULL DEFAULT 0,
    "hazard_honoured" INTEGER NOT NULL DEFAULT 0,
    "hazard_dismissed" INTEGER NOT NULL DEFAULT 0,
    "assessed_at" TIMESTAMPTZ(6),
    "ttl_seconds" INTEGER NOT NULL DEFAULT 0,
    "late" BOOLEAN NOT NULL DEFAULT false,
    "excluded" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "area_log_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "area_log_asset_id_area_at_idx" ON "area_log"("asset_id", "area", "at" DESC, "id" DESC);

CREATE TABLE "asset_log" (
    "id" BIGSERIAL NOT NULL,
    "asset_id" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "live" BOOLEAN NOT NULL,
    "criticality" SMALLINT NOT NULL,
    "exposure" TEXT NOT NULL,
    "team_id" INTEGER,
    CONSTRAINT "asset_log_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "asset_log_asset_id_at_idx" ON "asset_log"("asset_id", "at" DESC, "id" DESC);

CREATE TABLE "team_log" (
    "id" BIGSERIAL NOT NULL,
    "team_id" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "criticality" SMALLINT NOT NULL,
    CONSTRAINT "team_log_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "team_log_team_id_at_idx" ON "team_log"("team_id", "at" DESC, "id" DESC);

CREATE TABLE "rule_log" (
    "id" BIGSERIAL NOT NULL,
    "rule_id" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "epss" DOUBLE PRECISION,
    "kev" BOOLEAN NOT NULL,
    CONSTRAINT "rule_log_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "rule_log_rule_id_at_idx" ON "rule_log"("rule_id", "at" DESC, "id" DESC);

-- The product's clock, which demo estates and tests move; the database's where nothing was said.
CREATE FUNCTION "plimsoll_now"() RETURNS TIMESTAMPTZ LANGUAGE sql STABLE AS
$$ SELECT coalesce(nullif(current_setting('plimsoll.now', true), '')::timestamptz, transaction_timestamp()) $$;

CREATE FUNCTION "log_area_insert"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO area_log (asset_id, area, at, hazard, hazard_honoured, hazard_dismissed, assessed_at, ttl_seconds, late, excluded)
    SELECT asset_id, area, plimsoll_now(), hazard, hazard_honoured, hazard_dismissed, assessed_at, ttl_seconds,
        coalesce(assessed_at = first_assessed_at AND first_recorded_at > first_assessed_at + make_interval(secs => ttl_seconds), false),
        excluded_at IS NOT NULL FROM fresh;
    RETURN NULL;
END $$;

CREATE FUNCTION "log_area_update"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO area_log (asset_id, area, at, hazard, hazard_honoured, hazard_dismissed, assessed_at, ttl_seconds, late, excluded)
    SELECT n.asset_id, n.area, plimsoll_now(), n.hazard, n.hazard_honoured, n.hazard_dismissed, n.assessed_at, n.ttl_seconds,
        coalesce(n.assessed_at = n.first_assessed_at AND n.first_recorded_at > n.first_assessed_at + make_interval(secs => n.ttl_seconds), false),
        n.excluded_at IS NOT NULL
    FROM fresh n JOIN former o ON o.asset_id = n.asset_id AND o.area = n.area
    WHERE (o.hazard, o.hazard_honoured, o.hazard_dismissed, o.assessed_at, o.first_assessed_at, o.first_recorded_at, o.ttl_seconds, o.excluded_at IS NULL)
        IS DISTINCT FROM (n.hazard, n.hazard_honoured, n.hazard_dismissed, n.assessed_at, n.first_assessed_at, n.first_recorded_at, n.ttl_seconds, n.excluded_at IS NULL);
    RETURN NULL;
END $$;

CREATE FUNCTION "log_area_delete"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO area_log (asset_id, area, at, gone) SELECT asset_id, area, plimsoll_now(), true FROM former;
    RETURN NULL;
END $$;

CREATE TRIGGER "area_state_inserted" AFTER INSERT ON "area_state"
    REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION "log_area_insert"();
CREATE TRIGGER "area_state_updated" AFTER UPDATE ON "area_state"
    REFERENCING OLD TABLE AS former NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION "log_area_update"();
CREATE TRIGGER "area_state_deleted" AFTER DELETE ON "area_state"
    REFERENCING OLD TABLE AS former FOR EACH STATEMENT EXECUTE FUNCTION "log_area_delete"();

CREATE FUNCTION "log_asset_insert"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO asset_log (asset_id, at, live, criticality, exposure, team_id)
    SELECT id, plimsoll_now(), live, criticality, exposure, team_id FROM fresh
    WHERE kind IN ('image', 'workload', 'host', 'cluster', 'repository', 'source');
    RETURN NULL;
END $$;

CREATE FUNCTION "log_asset_update"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO asset_log (asset_id, at, live, criticality, exposure, team_id)
    SELECT n.id, plimsoll_now(), n.live, n.criticality, n.exposure, n.team_id FROM fresh n JOIN former o ON o.id = n.id
    WHERE n.kind IN ('image', 'workload', 'host', 'cluster', 'repository', 'source')
        AND (o.live, o.criticality, o.exposure, o.team_id) IS DISTINCT FROM (n.live, n.criticality, n.exposure, n.team_id);
    RETURN NULL;
END $$;

CREATE TRIGGER "asset_inserted" AFTER INSERT ON "asset"
    REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION "log_asset_insert"();
CREATE TRIGGER "asset_updated" AFTER UPDATE ON "asset"
    REFERENCING OLD TABLE AS former NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION "log_asset_update"();

CREATE FUNCTION "log_team"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' OR NEW.criticality <> OLD.criticality THEN
        INSERT INTO team_log (team_id, at, criticality) VALUES (NEW.id, plimsoll_now(), NEW.criticality);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER "team_changed" AFTER INSERT OR UPDATE ON "team" FOR EACH ROW EXECUTE FUNCTION "log_team"();

-- A rule begins without a likelihood of its own; only what a feed says later is a change.
CREATE FUNCTION "log_rule_update"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO rule_log (rule_id, at, epss, kev)
    SELECT n.id, plimsoll_now(), n.epss, n.kev FROM fresh n JOIN former o ON o.id = n.id
    WHERE (o.epss, o.kev) IS DISTINCT FROM (n.epss, n.kev);
    RETURN NULL;
END $$;
CREATE FUNCTION "log_rule_insert"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO rule_log (rule_id, at, epss, kev)
    SELECT id, plimsoll_now(), epss, kev FROM fresh WHERE epss IS NOT NULL OR kev;
    RETURN NULL;
END $$;
CREATE TRIGGER "rule_updated" AFTER UPDATE ON "rule"
    REFERENCING OLD TABLE AS former NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION "log_rule_update"();
CREATE TRIGGER "rule_inserted" AFTER INSERT ON "rule"
    REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION "log_rule_insert"();

-- What was there before the log began is taken to have been so since it was first recorded.
INSERT INTO "area_log" ("asset_id", "area", "at", "hazard", "hazard_honoured", "hazard_dismissed", "assessed_at", "ttl_seconds", "late", "excluded")
SELECT "asset_id", "area", coalesce("first_recorded_at", now()), "hazard", "hazard_honoured", "hazard_dismissed", "assessed_at", "ttl_seconds",
    coalesce("assessed_at" = "first_assessed_at" AND "first_recorded_at" > "first_assessed_at" + make_interval(secs => "ttl_seconds"), false),
    "excluded_at" IS NOT NULL FROM "area_state" ORDER BY "first_recorded_at", "asset_id", "area";
INSERT INTO "asset_log" ("asset_id", "at", "live", "criticality", "exposure", "team_id")
SELECT "id", "first_seen", "live", "criticality", "exposure", "team_id" FROM "asset"
WHERE "kind" IN ('image', 'workload', 'host', 'cluster', 'repository', 'source');
INSERT INTO "team_log" ("team_id", "at", "criticality") SELECT "id", '-infinity', "criticality" FROM "team";
INSERT INTO "rule_log" ("rule_id", "at", "epss", "kev") SELECT "id", '-infinity', "epss", "kev" FROM "rule" WHERE "epss" IS NOT NULL OR "kev";

-- Chosen actions with what they were predicted to bring; later compared with what came.
CREATE TABLE "fix_plan" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(6) NOT NULL,
    "made_by" TEXT NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,
    "predicted" DOUBLE PRECISION NOT NULL,
    "actions" JSONB NOT NULL,
    "finding_ids" INTEGER[] NOT NULL DEFAULT '{}',
    "archived_at" TIMESTAMPTZ(6),
    CONSTRAINT "fix_plan_pkey" PRIMARY KEY ("id")
);
