import type { Actor } from "../../access/actor.ts";
import { demand } from "../../access/permissions.ts";
import { pool, sql } from "../../db/client.ts";
import { AppError } from "../../errors.ts";
import { ownerOf } from "../../findings/list/owner.ts";
import { SEVERITIES } from "../../findings/schema.ts";
import type { AssetKind } from "../schema.ts";
import type { Holding, TeamSummary, TeamsSummary } from "./schema.ts";

type Stored = Omit<TeamSummary, keyof Holding | "archivedAt"> & { archivedAt: Date | null };
interface OwnedAssets {
  team: number | null;
  kind: AssetKind;
  n: number;
}
interface OwnedFindings {
  team: number | null;
  severity: number;
  n: number;
}

/** Every team with what it answers for, what nobody answers for, and all of it together. Archived teams come last. */
export const summariseTeams = async (actor: Actor): Promise<TeamsSummary> => {
  demand(actor, "inventory:read");
  const [teams, assets, findings] = await Promise.all([
    sql<Stored>`
      select t.id, t.name, t.criticality::int, t.platform, t.archived_at as "archivedAt",
        (select count(*)::int from ownership_rule r where r.team_id = t.id) as rules
      from team t order by t.archived_at is not null, t.name`,
    sql<OwnedAssets>`
      select team_id as team, kind, count(*)::int as n from asset where live and kind <> 'container' group by 1, 2`,
    ownedFindings(),
  ]);
  const holdingOf = (mine: (team: number | null) => boolean): Holding =>
    holding(
      assets.filter((row) => mine(row.team)),
      findings.filter((row) => mine(row.team)),
    );
  return {
    teams: teams.map((team) => ({
      ...team,
      archivedAt: team.archivedAt?.toISOString() ?? null,
      ...holdingOf((id) => id === team.id),
    })),
    unowned: holdingOf((id) => id === null),
    all: holdingOf(() => true),
  };
};

/** @throws AppError not_found */
export const getTeam = async (actor: Actor, id: number): Promise<TeamSummary> => {
  const { teams } = await summariseTeams(actor);
  const team = teams.find((one) => one.id === id);
  if (!team) throw new AppError("not_found", `There is no team ${id}.`);
  return team;
};

/** From the roll-up: as many as the list of findings of that team shows. */
const ownedFindings = async (): Promise<OwnedFindings[]> => {
  const { rows } = await pool().query<OwnedFindings>(
    `select ${ownerOf("f.platform", "a.team_id")} as team, f.severity::int, sum(f.n)::int as n
     from finding_count f join asset a on a.id = f.subject_id where f.state < 2 group by 1, 2`,
  );
  return rows;
};

const holding = (assets: OwnedAssets[], findings: OwnedFindings[]): Holding => {
  const byKind: Holding["byKind"] = {};
  for (const { kind, n } of assets) byKind[kind] = (byKind[kind] ?? 0) + n;
  const bySeverity: Holding["bySeverity"] = {};
  for (const { severity, n } of findings) {
    const word = SEVERITIES[severity]!;
    bySeverity[word] = (bySeverity[word] ?? 0) + n;
  }
  const sum = (rows: { n: number }[]) => rows.reduce((total, { n }) => total + n, 0);
  return { assets: sum(assets), byKind, findings: sum(findings), bySeverity };
};
