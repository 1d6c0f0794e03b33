-- The audit log (docs/audit.md). Entries are recorded in the change's own transaction (audit_pending), then one
-- appender gives them their place in the tree (audit_entry). Neither may be changed or removed.

-- CreateTable
CREATE TABLE "audit_pending" (
    "id" BIGSERIAL NOT NULL,
    "entry" TEXT NOT NULL,

    CONSTRAINT "audit_pending_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "action" TEXT NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "actor_name" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "request_id" TEXT,
    "ip" TEXT,
    "entry" TEXT NOT NULL,
    "leaf_hash" BYTEA NOT NULL,
    "chain" BYTEA NOT NULL,
    "pending_id" BIGINT NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "audit_checkpoint" (
    "id" SERIAL NOT NULL,
    "size" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "root" BYTEA NOT NULL,
    "frontier" BYTEA NOT NULL,
    "chain" BYTEA NOT NULL,
    "note" TEXT NOT NULL,

    CONSTRAINT "audit_checkpoint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_tree" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "size" BIGINT NOT NULL DEFAULT 0,
    "frontier" BYTEA NOT NULL DEFAULT '\x',
    "chain" BYTEA NOT NULL DEFAULT '\x0000000000000000000000000000000000000000000000000000000000000000',
    "key" TEXT,
    "verified_size" BIGINT,
    "verified_at" TIMESTAMPTZ(3),
    "verified_problem" TEXT,

    CONSTRAINT "audit_tree_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "audit_entry_subject_kind_subject_id_seq_idx" ON "audit_entry"("subject_kind", "subject_id", "seq");

-- CreateIndex
CREATE INDEX "audit_entry_actor_id_seq_idx" ON "audit_entry"("actor_id", "seq");

-- CreateIndex
CREATE INDEX "audit_entry_action_seq_idx" ON "audit_entry"("action", "seq");

-- CreateIndex
CREATE INDEX "audit_checkpoint_size_idx" ON "audit_checkpoint"("size");

INSERT INTO "audit_tree" ("id") VALUES (1);

ALTER TABLE "audit_tree" ADD CONSTRAINT "audit_tree_is_one" CHECK ("id" = 1);

CREATE FUNCTION "audit_refuse"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit log is append-only: % on % is refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END $$;

-- A pending row may go only when the very same text has its place in the log.
CREATE FUNCTION "audit_pending_leave"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM "left" l LEFT JOIN "audit_entry" e
            ON e."seq" > (SELECT "size" FROM "audit_tree") AND e."pending_id" = l."id" AND e."entry" = l."entry"
        WHERE e."seq" IS NULL
    ) THEN
        RAISE EXCEPTION 'the audit log is append-only: a pending entry has no place in the log yet'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER "audit_pending_leave" AFTER DELETE ON "audit_pending"
    REFERENCING OLD TABLE AS "left" FOR EACH STATEMENT EXECUTE FUNCTION "audit_pending_leave"();
CREATE TRIGGER "audit_pending_refuse" BEFORE UPDATE OR TRUNCATE ON "audit_pending"
    FOR EACH STATEMENT EXECUTE FUNCTION "audit_refuse"();
CREATE TRIGGER "audit_entry_refuse" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_entry"
    FOR EACH STATEMENT EXECUTE FUNCTION "audit_refuse"();
CREATE TRIGGER "audit_checkpoint_refuse" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_checkpoint"
    FOR EACH STATEMENT EXECUTE FUNCTION "audit_refuse"();
CREATE TRIGGER "audit_tree_refuse" BEFORE DELETE OR TRUNCATE ON "audit_tree"
    FOR EACH STATEMENT EXECUTE FUNCTION "audit_refuse"();

-- ALWAYS: replication roles and their sessions are refused as well.
ALTER TABLE "audit_pending" ENABLE ALWAYS TRIGGER "audit_pending_leave";
ALTER TABLE "audit_pending" ENABLE ALWAYS TRIGGER "audit_pending_refuse";
ALTER TABLE "audit_entry" ENABLE ALWAYS TRIGGER "audit_entry_refuse";
ALTER TABLE "audit_checkpoint" ENABLE ALWAYS TRIGGER "audit_checkpoint_refuse";
ALTER TABLE "audit_tree" ENABLE ALWAYS TRIGGER "audit_tree_refuse";
