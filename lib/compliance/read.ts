import type { Actor } from "../access/actor.ts";
import { demand } from "../access/permissions.ts";
import { clock } from "../clock.ts";
import { sql } from "../db/client.ts";
import { AppError } from "../errors.ts";
import type { Provenance } from "../reports/provenance.ts";
import { checkViews, controlSummary, frameworkSummary } from "./compliance-view.ts";
import { answersOf, evaluate } from "./evaluate.ts";
import { readEvidence } from "./evidence/read.ts";
import type { Evidence } from "./evidence.ts";
import type { Framework } from "./framework.ts";
import { FRAMEWORKS, findFramework } from "./frameworks/frameworks.ts";
import { readExclusions, readReports } from "./provenance/read.ts";
import type {
  ClusterChoice,
  ComplianceScope,
  ControlView,
  FrameworkList,
  FrameworkView,
  ScopeView,
} from "./schema.ts";

/** Every framework over a scope, in the product's order. */
export const listFrameworks = async (actor: Actor, scope: ComplianceScope): Promise<FrameworkList> => {
  const { evidence, view, clusters } = await readScope(actor, scope);
  const now = clock();
  return {
    scope: view,
    evaluatedAt: now.toISOString(),
    clusters,
    frameworks: FRAMEWORKS.map((each) => frameworkSummary(each, evaluate(each, evidence, now))),
  };
};

/** One framework's sections and controls, each with where it stands. */
export const getFramework = async (
  actor: Actor,
  id: string,
  scope: ComplianceScope,
): Promise<FrameworkView> => {
  const framework = frameworkNamed(id);
  const { evidence, view, clusters } = await readScope(actor, scope);
  const evaluation = evaluate(framework, evidence, clock());
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
  const framework = frameworkNamed(id);
  const control = framework.controls.find((each) => each.id === controlId);
  if (!control) throw new AppError("not_found", `${framework.title} has no control ${controlId}.`);
  const { evidence, view } = await readScope(actor, scope);
  const now = clock();
  const result = evaluate({ ...framework, controls: [control] }, evidence, now).controls[0]!;
  return {
    ...controlSummary(control, result),
    framework: { id: framework.id, title: framework.title, version: framework.version },
    scope: view,
    evaluatedAt: now.toISOString(),
    requirement: control.requirement,
    level: control.level,
    manual: control.manual,
    checks: checkViews(control, answersOf(control, evidence, now)),
    evidence: await readReports(result.reports.map(Number), assetIds(evidence)),
  };
};

/** All that a printed report of a framework needs, from one reading of the scope. */
export const getFrameworkEvaluation = async (actor: Actor, id: string, scope: ComplianceScope) => {
  const framework = frameworkNamed(id);
  const { evidence, view, clusters } = await readScope(actor, scope);
  const evaluation = evaluate(framework, evidence, clock());
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

const frameworkNamed = (id: string): Framework => {
  const framework = findFramework(id);
  if (!framework) throw new AppError("not_found", `There is no framework ${id}.`);
  return framework;
};

const readScope = async (actor: Actor, { cluster }: ComplianceScope) => {
  demand(actor, "compliance:read");
  const [clusters, evidence] = await Promise.all([
    sql<ClusterChoice>`select id, name from asset where kind = 'cluster' and live order by name`,
    readEvidence(cluster ?? null),
  ]);
  const named = clusters.find(({ id }) => id === cluster);
  if (cluster !== undefined && !named) throw new AppError("not_found", `There is no cluster ${cluster}.`);
  const view: ScopeView = {
    cluster: cluster ?? null,
    name: named ? `Cluster ${named.name}` : "Estate",
    assets: evidence.assets.length,
  };
  return { evidence, view, clusters };
};
