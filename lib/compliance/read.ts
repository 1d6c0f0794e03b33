import type { Actor } from "../access/actor.ts";
import { clock } from "../clock.ts";
import type { Provenance } from "../reports/provenance.ts";
import { listAttestations } from "./attestations/read.ts";
import { checkViews, controlSummary, frameworkSummary } from "./compliance-view.ts";
import { demandControl, demandFramework, readFrameworks } from "./custom/read.ts";
import type { Evidence } from "./evidence.ts";
import { readExclusions, readReports } from "./provenance/read.ts";
import type { ComplianceScope, ControlView, FrameworkList, FrameworkView } from "./schema.ts";
import { readScope } from "./scope/read.ts";

/** Every framework over a scope, in the product's order. */
export const listFrameworks = async (actor: Actor, scope: ComplianceScope): Promise<FrameworkList> => {
  const { evaluate, view, clusters } = await readScope(actor, scope);
  return {
    scope: view,
    evaluatedAt: clock().toISOString(),
    clusters,
    frameworks: (await readFrameworks()).map((each) => frameworkSummary(each, evaluate(each))),
  };
};

/** One framework's sections and controls, each with where it stands. */
export const getFramework = async (
  actor: Actor,
  id: string,
  scope: ComplianceScope,
): Promise<FrameworkView> => {
  const framework = await demandFramework(id);
  const { evaluate, view, clusters } = await readScope(actor, scope);
  const evaluation = evaluate(framework);
  return {
    ...frameworkSummary(framework, evaluation),
    source: framework.source,
    scope: view,
    evaluatedAt: evaluation.evaluatedAt,
    clusters,
    sections: framework.sections,
    controls: framework.controls.map((control, at) => controlSummary(control, evaluation.controls[at]!)),
  };
};

/** One control: what it asks, what each check says of each asset, and the reports that say so. */
export const getControl = async (
  actor: Actor,
  id: string,
  controlId: string,
  scope: ComplianceScope,
): Promise<ControlView> => {
  const { framework, control } = await demandControl(id, controlId);
  const { evidence, evaluate, answersOf, view } = await readScope(actor, scope);
  const evaluation = evaluate(framework);
  const result = evaluation.controls[framework.controls.indexOf(control)]!;
  return {
    ...controlSummary(control, result),
    framework: { id: framework.id, title: framework.title, version: framework.version },
    scope: view,
    evaluatedAt: evaluation.evaluatedAt,
    requirement: control.requirement,
    level: control.level,
    manual: control.manual,
    attestations: await listAttestations(actor, id, controlId, scope.cluster ?? null),
    checks: checkViews(control, answersOf(control)),
    evidence: await readReports(result.reports.map(Number), assetIds(evidence)),
  };
};

/** All that a printed report of a framework needs, from one reading of the scope. */
export const getFrameworkEvaluation = async (actor: Actor, id: string, scope: ComplianceScope) => {
  const framework = await demandFramework(id);
  const { evidence, evaluate, view, clusters } = await readScope(actor, scope);
  const evaluation = evaluate(framework);
  const reports = [...new Set(evaluation.controls.flatMap((control) => control.reports))];
  const provenance = await provenanceOf(actor, evidence, reports.map(Number));
  return { framework, evaluation, scope: view, clusters, exceptions: evidence.exceptions, provenance };
};

/** Where numbers over this evidence come from: the reports that decided, and what was left out on purpose. */
export const provenanceOf = async (
  actor: Actor,
  evidence: Evidence,
  reports: number[],
): Promise<Omit<Provenance, "product">> => {
  const ids = assetIds(evidence);
  const [found, exclusions] = await Promise.all([readReports(reports, ids), readExclusions(ids)]);
  return { requestedBy: actor.name, reports: found, exclusions };
};

const assetIds = (evidence: Evidence): number[] => evidence.assets.map((asset) => Number(asset.id));
