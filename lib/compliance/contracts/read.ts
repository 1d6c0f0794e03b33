import type { Actor } from "../../access/actor.ts";
import { demand } from "../../access/permissions.ts";
import { clock } from "../../clock.ts";
import { sql } from "../../db/client.ts";
import type { SqlRunner } from "../../db/sql.ts";
import { SEVERITIES } from "../../findings/schema.ts";
import { AREAS } from "../../posture/schema.ts";
import { type Contract, judge, type Standing } from "./judge.ts";
import type { ContractKind, ContractView } from "./schema.ts";

export interface StoredContract extends Contract {
  kind: ContractKind;
  clusterId: number | null;
  teamId: number | null;
}

interface Row {
  id: number;
  name: string;
  kind: ContractKind;
  area: number;
  tool: string | null;
  clusterId: number | null;
  cluster: string | null;
  maxAgeHours: number;
  severity: number;
  teamId: number | null;
  team: string | null;
  madeBy: string;
  madeAt: Date;
  checkedAt: Date | null;
  version: number;
}

const rowsOf = (on: SqlRunner) => on.sql<Row>`
  select e.id, e.name, e.asset_kind as kind, e.area::int, e.tool, e.cluster_id as "clusterId", c.name as cluster,
    e.max_age_hours as "maxAgeHours", e.severity::int, e.team_id as "teamId", t.name as team, e.made_by as "madeBy",
    e.made_at as "madeAt", e.checked_at as "checkedAt", e.version
  from evidence_contract e left join asset c on c.id = e.cluster_id left join team t on t.id = e.team_id
  where e.archived_at is null order by e.id`;

/** The contracts in force, for the job that holds the estate against them. */
export const readContracts = async (on: SqlRunner): Promise<StoredContract[]> =>
  (await rowsOf(on)).map((row) => ({ ...row, area: AREAS[row.area]!, severity: SEVERITIES[row.severity]! }));

export interface Held {
  assetId: number;
  subjectId: number;
  name: string;
  standing: Standing;
  newest: Date | null;
}

/** Every live asset that a contract is about, and whether its evidence is there. An image is in a cluster that runs it. */
export const holdAgainst = async (
  on: SqlRunner,
  contract: Pick<StoredContract, "kind" | "area" | "tool" | "clusterId" | "maxAgeHours">,
  now: Date,
): Promise<Held[]> => {
  const rows = await on.sql<Omit<Held, "standing">>`
    select a.id as "assetId", coalesce(i.repository_id, a.id) as "subjectId", a.name, n.newest
    from asset a left join image_detail i on i.asset_id = a.id
    left join lateral (
      select max(s.observed_at)::timestamptz as newest
      from applied p join slice l on l.id = p.slice_id join statement s on s.id = p.statement_id
      where p.asset_id = a.id and l.area = ${AREAS.indexOf(contract.area)} and l.key not like 'plimsoll:contract:%'
        and (${contract.tool}::text is null or l.tool = ${contract.tool})) n on true
    where a.live and a.kind = ${contract.kind} and (${contract.clusterId}::int is null
      or a.id = ${contract.clusterId}::int or a.cluster_id = ${contract.clusterId}::int
      or exists (select from workload_image w join asset x on x.id = w.workload_id and x.cluster_id = ${contract.clusterId}::int
        where w.image_id = a.id and w.gone_at is null))
    order by a.id`;
  return rows.map((row) => ({ ...row, standing: judge(contract, row.newest, now) }));
};

/** Contracts on evidence with how many assets keep them now. */
export const listContracts = async (actor: Actor): Promise<ContractView[]> => {
  demand(actor, "compliance:read");
  const now = clock();
  const views: ContractView[] = [];
  for (const row of await rowsOf({ sql })) {
    const area = AREAS[row.area]!;
    const held = await holdAgainst({ sql }, { ...row, area }, now);
    const count = (standing: Standing) => held.filter((one) => one.standing === standing).length;
    views.push({
      id: row.id,
      name: row.name,
      kind: row.kind,
      area,
      tool: row.tool,
      cluster: row.clusterId === null ? null : { id: row.clusterId, name: row.cluster ?? "" },
      maxAgeHours: row.maxAgeHours,
      severity: SEVERITIES[row.severity] as ContractView["severity"],
      team: row.teamId === null ? null : { id: row.teamId, name: row.team ?? "" },
      madeBy: row.madeBy,
      madeAt: row.madeAt.toISOString(),
      checkedAt: row.checkedAt?.toISOString() ?? null,
      assets: held.length,
      kept: count("kept"),
      stale: count("stale"),
      missing: count("missing"),
      version: row.version,
    });
  }
  return views;
};

/** Tools that have looked at anything, for the choice in the form. */
export const listTools = async (actor: Actor): Promise<string[]> => {
  demand(actor, "compliance:read");
  const rows = await sql<{
    tool: string;
  }>`select distinct tool from slice where tool <> 'plimsoll' order by tool`;
  return rows.map(({ tool }) => tool);
};
