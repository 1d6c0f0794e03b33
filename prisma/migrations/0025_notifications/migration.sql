-- Messages: where they go, which rules want them, what waits, what was sent, and the tickets made of findings.
CREATE TABLE "destination" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "destination_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "notification_rule" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "destination_id" INTEGER NOT NULL,
    "event" TEXT NOT NULL,
    "filter" TEXT NOT NULL DEFAULT '',
    "schedule" JSONB NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "notification_rule_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "notification_message" (
    "id" SERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "destination_id" INTEGER NOT NULL,
    "rule_id" INTEGER,
    "purpose" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "notice" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "settled_at" TIMESTAMPTZ(6),
    "answer" JSONB,

    CONSTRAINT "notification_message_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "notification_item" (
    "id" BIGSERIAL NOT NULL,
    "rule_id" INTEGER,
    "destination_id" INTEGER NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" INTEGER NOT NULL,
    "cause" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "message_id" INTEGER,

    CONSTRAINT "notification_item_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "finding_issue" (
    "id" SERIAL NOT NULL,
    "finding_id" INTEGER NOT NULL,
    "destination_id" INTEGER NOT NULL,
    "message_id" INTEGER,
    "key" TEXT,
    "url" TEXT,
    "requested_by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "finding_issue_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "known_exploited" (
    "rule_id" INTEGER NOT NULL,

    CONSTRAINT "known_exploited_pkey" PRIMARY KEY ("rule_id")
);

CREATE UNIQUE INDEX "destination_name_key" ON "destination"("name");

CREATE UNIQUE INDEX "notification_rule_name_key" ON "notification_rule"("name");

CREATE INDEX "notification_rule_destination_id_idx" ON "notification_rule"("destination_id");

CREATE UNIQUE INDEX "notification_message_key_key" ON "notification_message"("key");

CREATE INDEX "notification_message_destination_id_id_idx" ON "notification_message"("destination_id", "id" DESC);

CREATE INDEX "notification_message_rule_id_idx" ON "notification_message"("rule_id");

CREATE INDEX "notification_item_message_id_idx" ON "notification_item"("message_id");

CREATE INDEX "notification_item_destination_id_idx" ON "notification_item"("destination_id");

CREATE UNIQUE INDEX "notification_item_subject_kind_subject_id_cause_destination_key" ON "notification_item"("subject_kind", "subject_id", "cause", "destination_id");

CREATE INDEX "finding_issue_destination_id_idx" ON "finding_issue"("destination_id");

CREATE INDEX "finding_issue_message_id_idx" ON "finding_issue"("message_id");

CREATE UNIQUE INDEX "finding_issue_finding_id_destination_id_key" ON "finding_issue"("finding_id", "destination_id");

ALTER TABLE "notification_rule" ADD CONSTRAINT "notification_rule_destination_id_fkey" FOREIGN KEY ("destination_id") REFERENCES "destination"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "notification_message" ADD CONSTRAINT "notification_message_destination_id_fkey" FOREIGN KEY ("destination_id") REFERENCES "destination"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "notification_message" ADD CONSTRAINT "notification_message_rule_id_fkey" FOREIGN KEY ("rule_id") REFERENCES "notification_rule"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "notification_item" ADD CONSTRAINT "notification_item_rule_id_fkey" FOREIGN KEY ("rule_id") REFERENCES "notification_rule"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "notification_item" ADD CONSTRAINT "notification_item_destination_id_fkey" FOREIGN KEY ("destination_id") REFERENCES "destination"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "notification_item" ADD CONSTRAINT "notification_item_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "notification_message"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "finding_issue" ADD CONSTRAINT "finding_issue_destination_id_fkey" FOREIGN KEY ("destination_id") REFERENCES "destination"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "finding_issue" ADD CONSTRAINT "finding_issue_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "notification_message"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Prisma knows no partial index: what waits for its time.
CREATE INDEX "notification_item_waiting_idx" ON "notification_item" ("rule_id", "at") WHERE "message_id" IS NULL;
CREATE INDEX "notification_message_open_idx" ON "notification_message" ("state", "id") WHERE "state" IN ('queued', 'dead');
