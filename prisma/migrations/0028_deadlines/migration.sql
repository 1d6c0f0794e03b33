-- How urgent, by when, and whose: of each finding. Null until it was looked at the first time.
ALTER TABLE "finding" ADD COLUMN "priority" SMALLINT, ADD COLUMN "due_at" TIMESTAMPTZ(6), ADD COLUMN "clock_at" TIMESTAMPTZ(6),
    ADD COLUMN "breached_at" TIMESTAMPTZ(6), ADD COLUMN "assignee_id" UUID, ADD COLUMN "assignee_team_id" INTEGER;
CREATE INDEX "finding_assignee_id_idx" ON "finding"("assignee_id") WHERE "assignee_id" IS NOT NULL;
CREATE INDEX "finding_assignee_team_id_idx" ON "finding"("assignee_team_id") WHERE "assignee_team_id" IS NOT NULL;

-- Whether whoever attacks needs nobody's help and no account: of the vectors that tools and feeds give.
ALTER TABLE "rule" ADD COLUMN "automatable" BOOLEAN GENERATED ALWAYS AS
    (CASE WHEN "cvss"::text !~ 'AV:' THEN NULL ELSE "cvss"::text ~ 'AV:N/AC:L/(AT:N/PR:N/UI:N|PR:N/UI:N|Au:N)' END) STORED;

CREATE TABLE "sla_policy" (
    "priority" SMALLINT NOT NULL,
    "days" INTEGER NOT NULL,
    CONSTRAINT "sla_policy_pkey" PRIMARY KEY ("priority")
);
INSERT INTO "sla_policy" VALUES (0, 3), (1, 14), (2, 45), (3, 180);

-- Who was named in which remark, and whether they have seen it.
CREATE TABLE "mention" (
    "id" SERIAL NOT NULL,
    "user_id" UUID NOT NULL,
    "finding_id" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "by" TEXT NOT NULL,
    "comment" TEXT NOT NULL,
    "read_at" TIMESTAMPTZ(6),
    CONSTRAINT "mention_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "mention_user_id_id_idx" ON "mention"("user_id", "id" DESC);
CREATE INDEX "mention_finding_id_idx" ON "mention"("finding_id");
CREATE INDEX "finding_due_at_id_idx" ON "finding"("due_at", "id") WHERE "state" < 2 AND "due_at" IS NOT NULL;

-- How far what came and what changed has been judged.
CREATE TABLE "priority_mark" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "statement_id" BIGINT NOT NULL DEFAULT 0,
    "rule_log_id" BIGINT NOT NULL DEFAULT 0,
    "asset_log_id" BIGINT NOT NULL DEFAULT 0,
    CONSTRAINT "priority_mark_pkey" PRIMARY KEY ("id")
);
INSERT INTO "priority_mark" DEFAULT VALUES;
