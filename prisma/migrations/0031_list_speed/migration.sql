-- What is rare in a column is found by an index of the rare values alone: new findings of an image are in none of them.
CREATE INDEX "finding_status_idx" ON "finding" ("status", (coalesce("override", "severity")) DESC, "id") WHERE "status" <> 0 AND "state" < 2;
CREATE INDEX "finding_kind_idx" ON "finding" ("kind", (coalesce("override", "severity")) DESC, "id") WHERE "kind" <> 0 AND "state" < 2;
CREATE INDEX "finding_unconfirmed_idx" ON "finding" ((coalesce("override", "severity")) DESC, "id") WHERE "state" = 1;

-- Live assets by how they are reached: few are on the internet.
CREATE INDEX "asset_exposure_idx" ON "asset" ("exposure") WHERE "live" AND "exposure" <> 'not_running';
