-- Which evidence has to be there, how fresh, and whose business it is. What is missing becomes a finding.
CREATE TABLE "evidence_contract" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "asset_kind" TEXT NOT NULL,
    "area" SMALLINT NOT NULL,
    "tool" TEXT,
    "cluster_id" INTEGER,
    "max_age_hours" INTEGER NOT NULL,
    "severity" SMALLINT NOT NULL,
    "team_id" INTEGER,
    "made_by" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(6) NOT NULL,
    "checked_at" TIMESTAMPTZ(6),
    "archived_at" TIMESTAMPTZ(6),
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "evidence_contract_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "evidence_contract_cluster_id_idx" ON "evidence_contract"("cluster_id");
CREATE INDEX "evidence_contract_team_id_idx" ON "evidence_contract"("team_id");
