-- The same orders, read from the other end: what is new stands at the right edge of each index, where adding costs least.
DROP INDEX "finding_firstseen_idx";
CREATE INDEX "finding_firstseen_idx" ON "finding" ("first_seen", "id");
DROP INDEX "finding_changed_idx";
CREATE INDEX "finding_changed_idx" ON "finding" ("changed_at", "id");
DROP INDEX "finding_open_rank_idx";
CREATE INDEX "finding_open_rank_idx" ON "finding" ((coalesce("override", "severity")) DESC, "id") WHERE "state" < 2;
