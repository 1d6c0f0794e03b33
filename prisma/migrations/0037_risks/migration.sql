-- The risk register. Where a risk stands without mitigations is written; with them it is worked out from their controls.
CREATE TABLE "risk" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "threats" TEXT[] NOT NULL DEFAULT '{}',
    "team_id" INTEGER,
    "likelihood" SMALLINT NOT NULL,
    "impact" SMALLINT NOT NULL,
    "treatment" TEXT,
    "state" TEXT NOT NULL,
    "review_on" DATE NOT NULL,
    "made_by" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(6) NOT NULL,
    "changed_at" TIMESTAMPTZ(6) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "risk_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "risk_team_id_idx" ON "risk"("team_id");

CREATE TABLE "risk_mitigation" (
    "id" SERIAL NOT NULL,
    "risk_id" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "framework_id" TEXT NOT NULL,
    "control_id" TEXT NOT NULL,
    "lowers" TEXT NOT NULL,
    CONSTRAINT "risk_mitigation_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "risk_mitigation_risk_id_fkey" FOREIGN KEY ("risk_id") REFERENCES "risk"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "risk_mitigation_risk_id_idx" ON "risk_mitigation"("risk_id");
