-- Retention of the audit log by sealed segments (docs/decisions/0051-audit-segments.md): old entries leave the table as
-- one compressed bundle that proves itself. Their leaf hashes stay, so that the rest of the log goes on proving.
CREATE TABLE "audit_segment" (
    "id" SERIAL NOT NULL,
    "first" BIGINT NOT NULL,
    "last" BIGINT NOT NULL,
    "first_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "leaves" BYTEA NOT NULL,
    "bundle" BYTEA,
    "bytes" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "sealed_at" TIMESTAMPTZ(3) NOT NULL,
    "taken_at" TIMESTAMPTZ(3),
    "let_go_at" TIMESTAMPTZ(3),

    CONSTRAINT "audit_segment_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "audit_segment_has_each_leaf" CHECK (octet_length("leaves") = 32 * ("last" - "first" + 1)),
    CONSTRAINT "audit_segment_is_taken_before_it_goes" CHECK ("bundle" IS NOT NULL OR "taken_at" IS NOT NULL AND "let_go_at" IS NOT NULL)
);
CREATE UNIQUE INDEX "audit_segment_first_key" ON "audit_segment"("first");
CREATE UNIQUE INDEX "audit_segment_last_key" ON "audit_segment"("last");

-- A segment follows the one before it without a gap.
CREATE FUNCTION "audit_segment_follows"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW."first" <> coalesce((SELECT max("last") FROM "audit_segment"), 0) + 1 THEN
        RAISE EXCEPTION 'the audit log is append-only: a segment begins where the one before it ends'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;

-- Of a segment only its bundle may go.
CREATE FUNCTION "audit_segment_stays"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW."id", NEW."first", NEW."last", NEW."first_at", NEW."last_at", NEW."leaves", NEW."bytes", NEW."sha256", NEW."sealed_at")
        IS DISTINCT FROM (OLD."id", OLD."first", OLD."last", OLD."first_at", OLD."last_at", OLD."leaves", OLD."bytes", OLD."sha256", OLD."sealed_at")
        OR NEW."bundle" IS NOT NULL AND NEW."bundle" IS DISTINCT FROM OLD."bundle" THEN
        RAISE EXCEPTION 'the audit log is append-only: a sealed segment does not change'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;

-- An entry may go only when its leaf hash stands at its place in a segment.
CREATE FUNCTION "audit_entry_leave"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM "left" l LEFT JOIN "audit_segment" s ON l."seq" BETWEEN s."first" AND s."last"
        WHERE s."id" IS NULL
            OR substring(s."leaves" FROM (32 * (l."seq" - s."first") + 1)::int FOR 32) <> l."leaf_hash"
    ) THEN
        RAISE EXCEPTION 'the audit log is append-only: DELETE on audit_entry is refused, an entry is in no sealed segment'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER "audit_segment_follows" BEFORE INSERT ON "audit_segment" FOR EACH ROW EXECUTE FUNCTION "audit_segment_follows"();
CREATE TRIGGER "audit_segment_stays" BEFORE UPDATE ON "audit_segment" FOR EACH ROW EXECUTE FUNCTION "audit_segment_stays"();
CREATE TRIGGER "audit_segment_refuse" BEFORE DELETE OR TRUNCATE ON "audit_segment"
    FOR EACH STATEMENT EXECUTE FUNCTION "audit_refuse"();
ALTER TABLE "audit_segment" ENABLE ALWAYS TRIGGER "audit_segment_follows";
ALTER TABLE "audit_segment" ENABLE ALWAYS TRIGGER "audit_segment_stays";
ALTER TABLE "audit_segment" ENABLE ALWAYS TRIGGER "audit_segment_refuse";

CREATE TRIGGER "audit_entry_leave" AFTER DELETE ON "audit_entry"
    REFERENCING OLD TABLE AS "left" FOR EACH STATEMENT EXECUTE FUNCTION "audit_entry_leave"();
ALTER TABLE "audit_entry" ENABLE ALWAYS TRIGGER "audit_entry_leave";
DROP TRIGGER "audit_entry_refuse" ON "audit_entry";
CREATE TRIGGER "audit_entry_refuse" BEFORE UPDATE OR TRUNCATE ON "audit_entry"
    FOR EACH STATEMENT EXECUTE FUNCTION "audit_refuse"();
ALTER TABLE "audit_entry" ENABLE ALWAYS TRIGGER "audit_entry_refuse";
