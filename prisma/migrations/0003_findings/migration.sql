-- Lists order by the severity people see, which is a person's word where there is one.
DROP INDEX "finding_open_rank_idx";
CREATE INDEX "finding_open_rank_idx" ON "finding" ((coalesce("override", "severity")), "id" DESC) WHERE "state" < 2;
-- Nearly always appended to, so it costs ingest little.
CREATE INDEX "finding_changed_idx" ON "finding" ("changed_at" DESC, "id" DESC);

-- Search goes through dictionaries, never through findings.
CREATE INDEX "rule_title_trgm_idx" ON "rule" USING gin ("title" gin_trgm_ops);
CREATE INDEX "rule_alias_trgm_idx" ON "rule_alias" USING gin ("alias" gin_trgm_ops);
CREATE INDEX "rule_kev_idx" ON "rule" ("id") WHERE "kev";

-- A finding that was merged into another still answers to its old number.
CREATE INDEX "timeline_merged_idx" ON "timeline_entry" (("detail"->>'finding')) WHERE "event" = 'merged';
