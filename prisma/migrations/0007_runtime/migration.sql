-- What runtime sensors saw. A finding is one rule on one workload or host for one program or file; how often and when
-- stands in its group, the single events below it in partitions by day, which age drops whole.
CREATE TABLE "runtime_group" (
    "finding_id" INTEGER NOT NULL,
    "first_at" TIMESTAMPTZ(6) NOT NULL,
    "last_at" TIMESTAMPTZ(6) NOT NULL,
    "events" BIGINT NOT NULL,

    CONSTRAINT "runtime_group_pkey" PRIMARY KEY ("finding_id")
);

CREATE TABLE "runtime_event" (
    "day" DATE NOT NULL,
    -- 128 bits of what the event says: the same line of an overlapping log is the same event.
    "key" BYTEA NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "finding_id" INTEGER NOT NULL,
    "report_id" INTEGER NOT NULL,
    "severity" SMALLINT NOT NULL,
    "message" TEXT NOT NULL,
    "detail" JSONB NOT NULL,

    CONSTRAINT "runtime_event_pkey" PRIMARY KEY ("day", "key")
) PARTITION BY RANGE ("day");

CREATE INDEX "runtime_event_finding_id_at_idx" ON "runtime_event"("finding_id", "at" DESC);
