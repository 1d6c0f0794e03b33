import type { Actor } from "../../access/actor.ts";
import { demand } from "../../access/permissions.ts";
import { sql } from "../../db/client.ts";
import { AppError } from "../../errors.ts";
import type { Exposure } from "../../posture/hazard.ts";
import { FINDING_KINDS, SEVERITIES } from "../schema.ts";
import { exploitationOf, impactOf, pathOf, priorityOf, reachOf } from "./priority.ts";
import type { PriorityView } from "./schema.ts";

const WORST_FIRST: readonly Exposure[] = ["internet", "running", "unknown", "not_running"];

/** Why a finding is as urgent as it is, from what is known now. @throws AppError not_found */
export const getPriority = async (actor: Actor, id: number): Promise<PriorityView> => {
  demand(actor, "findings:read");
  const [row] = await sql<{
    kind: number;
    severity: number;
    kev: boolean;
    epss: number | null;
    automatable: boolean | null;
    exposures: Exposure[] | null;
    worth: number | null;
  }>`
    with own as (
      select a.id, a.exposure, a.criticality * coalesce(t.criticality, 1) as worth from finding f
      join lateral (select f.subject_id as id union all select asset_id from image_detail where repository_id = f.subject_id) x on true
      join asset a on a.id = x.id and a.live left join team t on t.id = a.team_id where f.id = ${id}),
    seen as (select o.* from own o where exists (select from occurrence c where c.asset_id = o.id and c.finding_id = ${id})),
    there as (select * from seen union all select * from own where not exists (select from seen))
    select f.kind::int, coalesce(f.override, f.severity)::int as severity, r.kev, r.epss, r.automatable,
      (select array_agg(distinct exposure) from there) as exposures, (select max(worth)::int from there) as worth
    from finding f join rule r on r.id = f.rule_id where f.id = ${id}`;
  if (!row) throw new AppError("not_found", `There is no finding ${id}.`);
  const exposure = WORST_FIRST.find((one) => row.exposures?.includes(one)) ?? "unknown";
  const facts = {
    kind: FINDING_KINDS[row.kind]!,
    severity: SEVERITIES[row.severity]!,
    exploitation: exploitationOf(row.kev, row.epss),
    reach: reachOf(exposure),
    automatable: row.automatable ?? false,
    impact: impactOf(row.worth ?? 2),
  };
  return {
    priority: priorityOf(facts),
    path: pathOf({
      ...facts,
      kev: row.kev,
      epss: row.epss,
      exposure,
      knownAutomatable: row.automatable,
      worth: row.worth ?? 2,
    }),
  };
};
