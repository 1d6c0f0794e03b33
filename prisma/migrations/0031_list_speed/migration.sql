-- What is rare in a column is found by an index of the rare values alone: new findings of an image are in none of them.
CREATE INDEX "finding_status_idx" ON "finding" ("status", (coalesce("override", "severity")) DESC, "id") WHERE "status" <> 0 AND "state" < 2;
CREATE INDEX "finding_kind_idx" ON "finding" ("kind", (coalesce("override", "severity")) DESC, "id") WHERE "kind" <> 0 AND "state" < 2;
CREATE INDEX "finding_unconfirmed_idx" ON "finding" ((coalesce("override", "severity")) DESC, "id") WHERE "state" = 1;

-- Live assets by how they are reached: few are on the internet.
CREATE INDEX "asset_exposure_idx" ON "asset" ("exposure") WHERE "live" AND "exposure" <> 'not_running';
CREATE INDEX "finding_cause_idx" ON "finding" ("cause", (coalesce("override", "severity")), "id" DESC) WHERE "state" = 2 AND "cause" <> 0;

-- Findings by team, side of an image and what else a choice beside the list counts: some two thousand numbers instead
-- of one row for each subject. Changes are put down behind each other, so that two reports never wait for one number;
-- every few hundred are added up by whoever comes by.
CREATE TABLE "finding_cell" (
    "team_id" INTEGER NOT NULL,
    "platform" BOOLEAN NOT NULL,
    "kind" SMALLINT NOT NULL,
    "severity" SMALLINT NOT NULL,
    "status" SMALLINT NOT NULL,
    "state" SMALLINT NOT NULL,
    "n" INTEGER NOT NULL,
    CONSTRAINT "finding_cell_pkey" PRIMARY KEY ("team_id", "platform", "kind", "severity", "status", "state")
);
CREATE TABLE "finding_cell_change" (
    "id" BIGSERIAL NOT NULL,
    "team_id" INTEGER NOT NULL,
    "platform" BOOLEAN NOT NULL,
    "kind" SMALLINT NOT NULL,
    "severity" SMALLINT NOT NULL,
    "status" SMALLINT NOT NULL,
    "state" SMALLINT NOT NULL,
    "n" INTEGER NOT NULL,
    CONSTRAINT "finding_cell_change_pkey" PRIMARY KEY ("id")
);

CREATE FUNCTION "fold_finding_cells"() RETURNS void LANGUAGE sql AS $$
  WITH taken AS (DELETE FROM finding_cell_change RETURNING team_id, platform, kind, severity, status, state, n)
  INSERT INTO finding_cell SELECT team_id, platform, kind, severity, status, state, sum(n) FROM taken
  GROUP BY 1, 2, 3, 4, 5, 6 HAVING sum(n) <> 0
  ON CONFLICT (team_id, platform, kind, severity, status, state) DO UPDATE SET n = finding_cell.n + excluded.n
$$;

-- Statements, not rows: what left and what came, in one go.
CREATE FUNCTION "note_finding_cells"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before BIGINT := (SELECT last_value FROM finding_cell_change_id_seq);
BEGIN
  IF TG_OP IN ('INSERT', 'UPDATE') THEN
    INSERT INTO finding_cell_change (team_id, platform, kind, severity, status, state, n)
    SELECT coalesce(a.team_id, 0), c.platform, c.kind, c.severity, c.status, c.state, sum(c.n)
    FROM came c JOIN asset a ON a.id = c.subject_id GROUP BY 1, 2, 3, 4, 5, 6;
  END IF;
  IF TG_OP IN ('DELETE', 'UPDATE') THEN
    INSERT INTO finding_cell_change (team_id, platform, kind, severity, status, state, n)
    SELECT coalesce(a.team_id, 0), w.platform, w.kind, w.severity, w.status, w.state, -sum(w.n)
    FROM went w JOIN asset a ON a.id = w.subject_id GROUP BY 1, 2, 3, 4, 5, 6;
  END IF;
  IF before / 512 < (SELECT last_value / 512 FROM finding_cell_change_id_seq)
    AND pg_try_advisory_xact_lock(hashtextextended('finding_cell', 0)) THEN
    PERFORM fold_finding_cells();
  END IF;
  RETURN NULL;
END
$$;

CREATE FUNCTION "move_finding_cells"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO finding_cell_change (team_id, platform, kind, severity, status, state, n)
  SELECT t.team_id, c.platform, c.kind, c.severity, c.status, c.state, t.sign * c.n
  FROM finding_count c CROSS JOIN (VALUES (coalesce(OLD.team_id, 0), -1), (coalesce(NEW.team_id, 0), 1)) t(team_id, sign)
  WHERE c.subject_id = NEW.id;
  IF NEW.id % 64 = 0 AND pg_try_advisory_xact_lock(hashtextextended('finding_cell', 0)) THEN
    PERFORM fold_finding_cells();
  END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER "finding_count_came" AFTER INSERT ON "finding_count"
  REFERENCING NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION "note_finding_cells"();
CREATE TRIGGER "finding_count_went" AFTER DELETE ON "finding_count"
  REFERENCING OLD TABLE AS went FOR EACH STATEMENT EXECUTE FUNCTION "note_finding_cells"();
CREATE TRIGGER "finding_count_changed" AFTER UPDATE ON "finding_count"
  REFERENCING OLD TABLE AS went NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION "note_finding_cells"();
CREATE TRIGGER "asset_team_changed" AFTER UPDATE OF "team_id" ON "asset"
  FOR EACH ROW WHEN (OLD."team_id" IS DISTINCT FROM NEW."team_id") EXECUTE FUNCTION "move_finding_cells"();

INSERT INTO "finding_cell" SELECT coalesce(a."team_id", 0), c."platform", c."kind", c."severity", c."status", c."state", sum(c."n")
FROM "finding_count" c JOIN "asset" a ON a."id" = c."subject_id" GROUP BY 1, 2, 3, 4, 5, 6;
CREATE VIEW "finding_cell_now" AS
SELECT "team_id", "platform", "kind", "severity", "status", "state", sum("n")::int AS "n"
FROM (SELECT "team_id", "platform", "kind", "severity", "status", "state", "n" FROM "finding_cell"
  UNION ALL SELECT "team_id", "platform", "kind", "severity", "status", "state", "n" FROM "finding_cell_change") x
GROUP BY 1, 2, 3, 4, 5, 6 HAVING sum("n") <> 0;
CREATE INDEX "asset_namespace_idx" ON "asset" (lower("namespace")) WHERE "live" AND "namespace" IS NOT NULL;
-- What is searched by name; images and containers, which are most, are found through what they belong to.
CREATE INDEX "asset_searched_name_idx" ON "asset" USING gin ("name" gin_trgm_ops) WHERE "kind" IN ('cluster', 'host', 'repository', 'workload', 'source');
