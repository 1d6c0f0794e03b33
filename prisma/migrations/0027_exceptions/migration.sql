-- A risk taken knowingly: asked for by one person, approved by another, and over on its conditions.
CREATE TABLE "exception" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "status" SMALLINT NOT NULL,
    "justification" TEXT,
    "reason" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "requested_by" UUID NOT NULL,
    "requested_name" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(6) NOT NULL,
    "decided_by" UUID,
    "decided_name" TEXT,
    "decided_at" TIMESTAMPTZ(6),
    "decision_note" TEXT NOT NULL DEFAULT '',
    "ends_at" TIMESTAMPTZ(6),
    "ends_on_fix" BOOLEAN NOT NULL DEFAULT false,
    "ends_on_kev" BOOLEAN NOT NULL DEFAULT false,
    "ends_on_epss" DOUBLE PRECISION,
    "ends_on_exposure" BOOLEAN NOT NULL DEFAULT false,
    "ended_at" TIMESTAMPTZ(6),
    "ended_because" TEXT,
    "renews_id" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "exception_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "exception_state_ends_at_id_idx" ON "exception"("state", "ends_at", "id");
CREATE INDEX "exception_renews_id_idx" ON "exception"("renews_id");

-- Which findings it covers or covered. One that left for a reason of its own can come back under it later.
CREATE TABLE "exception_finding" (
    "id" BIGSERIAL NOT NULL,
    "exception_id" INTEGER NOT NULL,
    "finding_id" INTEGER NOT NULL,
    "since" TIMESTAMPTZ(6) NOT NULL,
    "until" TIMESTAMPTZ(6),
    "because" TEXT,
    CONSTRAINT "exception_finding_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "exception_finding_exception_id_id_idx" ON "exception_finding"("exception_id", "id");
CREATE INDEX "exception_finding_finding_id_idx" ON "exception_finding"("finding_id");
CREATE UNIQUE INDEX "exception_finding_current_key" ON "exception_finding"("exception_id", "finding_id") WHERE "until" IS NULL;

ALTER TABLE "decision" ADD COLUMN "exception_id" INTEGER;
