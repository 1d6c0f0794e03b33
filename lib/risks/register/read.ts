import type { Actor } from "../../access/actor.ts";
import { demand } from "../../access/permissions.ts";
import { clock } from "../../clock.ts";
import { readFrameworks } from "../../compliance/custom/read.ts";
import { readScope } from "../../compliance/scope/read.ts";
import { sql } from "../../db/client.ts";
import { AppError } from "../../errors.ts";
import { riskLevel, riskScore } from "../level.ts";
import { effectiveness, residual } from "../residual.ts";
import type { MitigationView, Placement, RiskList, RiskState, RiskView, Treatment } from "../schema.ts";
import { reviewDue } from "../transition.ts";

interface StoredRisk extends Placement {
  id: number;
  name: string;
  description: string;
  threats: string[];
  teamId: number | null;
  team: string | null;
  treatment: Treatment | null;
  state: RiskState;
  reviewOn: string;
  changedAt: Date;
  version: number;
}

interface StoredMitigation {
  riskId: number;
  title: string;
  frameworkId: string;
  controlId: string;
  lowers: "likelihood" | "impact";
}

/** The whole register, gravest now first, each risk with its mitigations as they work at this moment. */
export const listRisks = async (actor: Actor): Promise<RiskList> => {
  demand(actor, "risks:read");
  const risks = await readRisks(actor, null);
  const gravest = (one: RiskView, other: RiskView) =>
    Number(one.state === "closed") - Number(other.state === "closed") ||
    riskScore(other.residual) - riskScore(one.residual) ||
    one.id - other.id;
  return { risks: risks.toSorted(gravest), evaluatedAt: clock().toISOString() };
};

/** @throws AppError not_found */
export const getRisk = async (actor: Actor, id: number): Promise<RiskView> => {
  demand(actor, "risks:read");
  const [risk] = await readRisks(actor, id);
  if (!risk) throw new AppError("not_found", `There is no risk ${id}.`);
  return risk;
};

const readRisks = async (actor: Actor, id: number | null): Promise<RiskView[]> => {
  const [stored, mitigations] = await Promise.all([
    sql<StoredRisk>`
      select r.id, r.name, r.description, r.threats, r.team_id as "teamId", t.name as team, r.likelihood::int, r.impact::int,
        r.treatment, r.state, r.review_on::text as "reviewOn", r.changed_at as "changedAt", r.version
      from risk r left join team t on t.id = r.team_id where ${id}::int is null or r.id = ${id}::int order by r.id`,
    sql<StoredMitigation>`
      select risk_id as "riskId", title, framework_id as "frameworkId", control_id as "controlId", lowers
      from risk_mitigation where ${id}::int is null or risk_id = ${id}::int order by id`,
  ]);
  const works = await workings(actor, mitigations);
  const now = clock();
  return stored.map((risk) => {
    const own = mitigations.filter(({ riskId }) => riskId === risk.id).map(works);
    const inherent = { likelihood: risk.likelihood, impact: risk.impact };
    const left = residual(inherent, own);
    return {
      id: risk.id,
      name: risk.name,
      description: risk.description,
      threats: risk.threats,
      team: risk.teamId !== null && risk.team !== null ? { id: risk.teamId, name: risk.team } : null,
      inherent,
      residual: left,
      level: riskLevel(left),
      treatment: risk.treatment,
      state: risk.state,
      reviewOn: risk.reviewOn,
      due: reviewDue(risk.state, new Date(`${risk.reviewOn}T00:00:00Z`), now),
      mitigations: own,
      changedAt: risk.changedAt.toISOString(),
      version: risk.version,
    };
  });
};

/** What the checks of each mitigation's control say of the whole estate now; a control that is gone is worth nothing. */
const workings = async (actor: Actor, mitigations: readonly StoredMitigation[]) => {
  const wanted = new Set(mitigations.map(({ frameworkId }) => frameworkId));
  const frameworks = wanted.size === 0 ? [] : (await readFrameworks()).filter(({ id }) => wanted.has(id));
  const scope = frameworks.length === 0 ? null : await readScope(actor, {});
  const results = new Map(
    frameworks.flatMap((framework) =>
      scope!
        .evaluate(framework)
        .controls.map((result, at) => [
          `${framework.id} ${result.id}`,
          { result, title: framework.controls[at]!.title },
        ]),
    ),
  );
  return ({ riskId: _, ...mitigation }: StoredMitigation): MitigationView => {
    const known = results.get(`${mitigation.frameworkId} ${mitigation.controlId}`);
    const counts = known?.result.counts;
    const attested = known?.result.status === "attested" ? 1 : 0;
    const passed = (counts?.pass ?? 0) + attested;
    // An exception accepts that a check fails; it does not make the mitigation work.
    const failed = (counts?.fail ?? 0) + (counts?.excepted ?? 0);
    const unassessed = (counts?.stale ?? 0) + (counts?.notAssessed ?? 0) + (counts?.manual ?? 0);
    return {
      ...mitigation,
      control: known?.title ?? "This control is not there any more",
      status: known?.result.status ?? "not_assessed",
      passed,
      failed,
      unassessed,
      effectiveness: effectiveness({ passed, failed, unassessed }),
    };
  };
};
