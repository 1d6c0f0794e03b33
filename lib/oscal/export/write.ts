import type { Actor } from "../../access/actor.ts";
import { demand } from "../../access/permissions.ts";
import { record } from "../../audit/write.ts";
import { getFrameworkEvaluation } from "../../compliance/read.ts";
import type { ComplianceScope } from "../../compliance/schema.ts";
import { copyAtomic } from "../../db/transaction.ts";
import { PRODUCT } from "../../reports/write.ts";
import { assessmentResults, planOfAction } from "../documents.ts";

export const OSCAL_KINDS = ["assessment-results", "poam"] as const;
export type OscalKind = (typeof OSCAL_KINDS)[number];

const MAKERS = { "assessment-results": assessmentResults, poam: planOfAction };

/** A framework over a scope as an OSCAL document. That it was taken is recorded. @throws AppError forbidden, not_found */
export const exportOscal = async (
  actor: Actor,
  frameworkId: string,
  kind: OscalKind,
  scope: ComplianceScope,
) => {
  demand(actor, "export:create");
  const read = await getFrameworkEvaluation(actor, frameworkId, scope);
  const document = MAKERS[kind]({
    framework: read.framework,
    evaluation: read.evaluation,
    scope: read.scope.name,
    reports: read.provenance.reports,
    product: PRODUCT,
  });
  await copyAtomic((tx) =>
    record(tx, actor, {
      action: "report.exported",
      subject: { kind: "framework", id: frameworkId },
      detail: { format: `oscal ${kind}`, scope, instant: read.evaluation.evaluatedAt },
    }),
  );
  return document;
};
