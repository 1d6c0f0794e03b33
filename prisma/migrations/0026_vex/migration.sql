-- What authors say of vulnerabilities in products, kept as they said it: findings may come later than the statement.
CREATE TABLE "vex_statement" (
    "id" SERIAL NOT NULL,
    "report_id" INTEGER NOT NULL,
    "collector_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "format" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "stated_at" TEXT NOT NULL,
    "names" TEXT[] NOT NULL DEFAULT '{}',
    "products" JSONB NOT NULL,
    "status" TEXT NOT NULL,
    "justification" TEXT NOT NULL,
    "impact" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    CONSTRAINT "vex_statement_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "vex_statement_report_id_collector_id_position_key" ON "vex_statement"("report_id", "collector_id", "position");
CREATE INDEX "vex_statement_collector_id_author_idx" ON "vex_statement"("collector_id", "author");
CREATE INDEX "vex_statement_names_idx" ON "vex_statement" USING gin ("names");

-- What a statement means for a finding here.
CREATE TABLE "vex_match" (
    "statement_id" INTEGER NOT NULL,
    "finding_id" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "whole" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    CONSTRAINT "vex_match_pkey" PRIMARY KEY ("statement_id", "finding_id")
);
CREATE INDEX "vex_match_finding_id_idx" ON "vex_match"("finding_id");
CREATE INDEX "vex_match_state_statement_id_finding_id_idx" ON "vex_match"("state", "statement_id", "finding_id");

-- Whose word decides without a person.
CREATE TABLE "vex_trust" (
    "collector_id" INTEGER NOT NULL,
    "author" TEXT NOT NULL,
    "trusted" BOOLEAN NOT NULL,
    "user_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    CONSTRAINT "vex_trust_pkey" PRIMARY KEY ("collector_id", "author")
);

-- A decision may be a statement's, with the person who agreed or with none where its author is trusted.
ALTER TABLE "decision" ALTER COLUMN "user_id" DROP NOT NULL, ADD COLUMN "statement_id" INTEGER;
