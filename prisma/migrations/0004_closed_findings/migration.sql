-- The list of closed findings in its usual order; only closings write to it, so a first report pays nothing.
CREATE INDEX "finding_closed_rank_idx" ON "finding" ((coalesce("override", "severity")), "id" DESC) WHERE "state" = 2;
