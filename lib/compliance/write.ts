import type { Actor } from "../access/actor.ts";
import { demand } from "../access/permissions.ts";
import { frameworkReport } from "../reports/pdf/framework-report.ts";
import { PRODUCT, type ReportFile, recordedExport } from "../reports/write.ts";
import { getFrameworkEvaluation } from "./read.ts";
import type { ReportQuery } from "./schema.ts";

/** The PDF of a framework over a scope, from one reading of it. @throws AppError forbidden, not_found */
export const exportFrameworkReport = async (
  actor: Actor,
  frameworkId: string,
  { cluster, timeZone }: ReportQuery,
): Promise<ReportFile> => {
  demand(actor, "export:create");
  const { framework, evaluation, scope, clusters, exceptions, provenance } = await getFrameworkEvaluation(
    actor,
    frameworkId,
    { cluster },
  );
  const instant = new Date(evaluation.evaluatedAt);
  const bytes = frameworkReport({
    framework,
    evaluation,
    scope,
    instant,
    timeZone,
    clusterNames: Object.fromEntries(clusters.map(({ id, name }) => [String(id), name])),
    exceptions,
    provenance: { product: PRODUCT, ...provenance },
  });
  const query = {
    framework: frameworkId,
    cluster: cluster ?? null,
    timeZone,
    instant: evaluation.evaluatedAt,
  };
  return {
    fileName: `plimsoll-${frameworkId}-${evaluation.evaluatedAt.slice(0, 10)}.pdf`,
    bytes: recordedExport(bytes, actor, {
      subject: { kind: "framework", id: frameworkId },
      query,
      rows: evaluation.controls.length,
    }),
  };
};
