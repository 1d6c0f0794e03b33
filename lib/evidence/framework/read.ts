import type { Actor } from "../../access/actor.ts";
import { getFramework, getFrameworkEvaluation } from "../../compliance/read.ts";
import type { ReportQuery } from "../../compliance/schema.ts";
import { exportFrameworkReport } from "../../compliance/write.ts";
import { controlsTable } from "../../exports/controls/read.ts";
import { exportTable } from "../../exports/write.ts";
import { assessmentResults, planOfAction } from "../../oscal/documents.ts";
import { PRODUCT } from "../../reports/write.ts";
import { collected, utf8 } from "../collect.ts";
import type { PackContent } from "../write.ts";

/** A framework over a scope: the PDF, its JSON and CSV twins, and the reports that decided. */
export const frameworkContent = async (
  actor: Actor,
  id: string,
  query: ReportQuery,
): Promise<PackContent> => {
  const { cluster } = query;
  const { bytes } = await exportFrameworkReport(actor, id, query);
  const pdf = await collected(bytes);
  const view = await getFramework(actor, id, { cluster });
  const csv = exportTable(actor, controlsTable, { frameworkId: id, cluster }, "csv");
  const { framework, evaluation, provenance } = await getFrameworkEvaluation(actor, id, { cluster });
  const assessed = {
    framework,
    evaluation,
    scope: view.scope.name,
    reports: provenance.reports,
    product: PRODUCT,
  };
  const json = (value: unknown) => utf8(`${JSON.stringify(value, null, 2)}\n`);
  return {
    subject: { kind: "framework", id, title: `${view.title} ${view.version}`, scope: view.scope.name },
    files: [
      { name: "report.pdf", bytes: pdf },
      { name: "report.json", bytes: json({ ...view, provenance }) },
      { name: "controls.csv", bytes: await collected(csv.bytes) },
      { name: "oscal-assessment-results.json", bytes: json(assessmentResults(assessed)) },
      { name: "oscal-poam.json", bytes: json(planOfAction(assessed)) },
    ],
    reports: provenance.reports.map(({ reportId }) => reportId),
  };
};
