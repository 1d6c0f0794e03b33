import type { Actor } from "../access/actor.ts";
import { demand } from "../access/permissions.ts";
import { clock } from "../clock.ts";
import { sql } from "../db/client.ts";
import { FindingFilter } from "../findings/filter.ts";
import { rulesNamed } from "../findings/list/scope/read.ts";
import { listFindings } from "../findings/read.ts";
import { type AdvisoryAnswer, FINDINGS_SHOWN, PLACES_SHOWN, type RunningPlace } from "./schema.ts";

/** Whether and where an advisory concerns this estate. A name that nobody has reported is answered too. */
export const getAnswer = async (actor: Actor, name: string): Promise<AdvisoryAnswer> => {
  demand(actor, "findings:read");
  demand(actor, "inventory:read");
  const rules = await rulesNamed([name]);
  const [rule, fact, feeds, standing, running] = await Promise.all([
    ruleOf(rules),
    factOf(name, rules),
    feedDays(),
    standingOf(rules),
    runningOf(rules),
  ]);
  const { owners, counts, firstSeen, fixedAt } = standing;
  const state = counts.open > 0 ? "open" : "all";
  const { rows } =
    rules.length === 0
      ? { rows: [] }
      : await listFindings(
          actor,
          FindingFilter.parse({ rule: name, kind: "vulnerability", state, limit: FINDINGS_SHOWN }),
        );
  return {
    name: rule?.key ?? name,
    instant: clock().toISOString(),
    known: rule !== undefined || fact !== undefined,
    title: rule?.title ?? "",
    description: rule?.description ?? "",
    aliases: rule?.aliases ?? [],
    urls: rule?.urls ?? [],
    cvss: rule?.cvss ?? [],
    epss: epssOf(rule?.epss ?? fact?.epss ?? null, fact?.percentile ?? null),
    kev:
      rule?.kev || fact?.kevAdded
        ? {
            addedAt: fact?.kevAdded ?? null,
            dueAt: fact?.kevDue ?? null,
            ransomware: fact?.ransomware ?? false,
          }
        : null,
    feeds,
    counts: { ...counts, fixable: running.fixable, assets: running.assets },
    running: {
      workloads: running.workloads,
      hosts: running.hosts,
      internet: running.internet,
      places: running.places,
    },
    owners,
    window: { publishedAt: rule?.publishedAt?.toISOString() ?? null, firstSeen, fixedAt },
    findings: rows,
  };
};

const epssOf = (score: number | null, percentile: number | null): AdvisoryAnswer["epss"] =>
  score === null ? null : { score, percentile };

interface RuleRow {
  key: string;
  title: string;
  description: string;
  urls: string[];
  cvss: AdvisoryAnswer["cvss"];
  epss: number | null;
  kev: boolean;
  publishedAt: Date | null;
  aliases: string[];
}

const ruleOf = async (rules: number[]): Promise<RuleRow | undefined> => {
  const [row] = await sql<RuleRow>`
    select r.key, r.title, r.description, r.urls, r.cvss, r.epss, r.kev, r.published_at as "publishedAt",
      array(select x.key from rule x where x.canonical_id = r.id
        union select alias from rule_alias a where a.rule_id = r.id and alias <> r.key order by 1 limit 50) as aliases
    from rule r where r.id = any(${rules}::int[]) and r.kind = 0
    order by exists (select from finding f where f.rule_id = r.id) desc, r.id limit 1`;
  return row;
};

interface Fact {
  epss: number | null;
  percentile: number | null;
  kevAdded: string | null;
  kevDue: string | null;
  ransomware: boolean;
}

const factOf = async (name: string, rules: number[]): Promise<Fact | undefined> => {
  const [row] = await sql<Fact>`
    select max(epss) as epss, max(percentile) as percentile, min(kev_added)::text as "kevAdded",
      min(kev_due)::text as "kevDue", bool_or(ransomware) as ransomware
    from advisory_fact where key = ${name} or key in (select key from rule where id = any(${rules}::int[]))
    having count(*) > 0`;
  return row;
};

const feedDays = async (): Promise<AdvisoryAnswer["feeds"]> => {
  const rows = await sql<{ name: string; asOf: Date }>`select name, as_of as "asOf" from feed`;
  const day = (name: string) => rows.find((row) => row.name === name)?.asOf.toISOString() ?? null;
  return { epss: day("epss"), kev: day("kev") };
};

/** Codes: statuses 4 and 5 are dismissed by people; causes 0, 1, 2 are fixed, gone, withdrawn. */
const standingOf = async (rules: number[]) => {
  const rows = await sql<{
    team: string | null;
    open: number;
    unconfirmed: number;
    dismissed: number;
    fixed: number;
    gone: number;
    withdrawn: number;
    firstSeen: Date | null;
    fixedAt: Date | null;
  }>`
    select t.name as team,
      (count(*) filter (where f.state < 2 and f.status not in (4, 5)))::int as open,
      (count(*) filter (where f.state = 1 and f.status not in (4, 5)))::int as unconfirmed,
      (count(*) filter (where f.state < 2 and f.status in (4, 5)))::int as dismissed,
      (count(*) filter (where f.state = 2 and f.cause = 0))::int as fixed,
      (count(*) filter (where f.state = 2 and f.cause = 1))::int as gone,
      (count(*) filter (where f.state = 2 and f.cause = 2))::int as withdrawn,
      min(f.first_seen) as "firstSeen", max(f.closed_at) filter (where f.cause = 0) as "fixedAt"
    from finding f join asset s on s.id = f.subject_id left join team t on t.id = s.team_id
    where f.rule_id = any(${rules}::int[]) and f.kind = 0 group by 1 order by 2 desc, 1`;
  const sum = (key: "open" | "unconfirmed" | "dismissed" | "fixed" | "gone" | "withdrawn") =>
    rows.reduce((total, row) => total + row[key], 0);
  const counts = {
    open: sum("open"),
    unconfirmed: sum("unconfirmed"),
    dismissed: sum("dismissed"),
    fixed: sum("fixed"),
    gone: sum("gone"),
    withdrawn: sum("withdrawn"),
  };
  const instants = (key: "firstSeen" | "fixedAt") =>
    rows.flatMap((row) => row[key]?.toISOString() ?? []).sort();
  return {
    counts,
    owners: rows.filter((row) => row.open > 0).map(({ team, open }) => ({ team, open })),
    firstSeen: instants("firstSeen")[0] ?? null,
    // The window is shut when nothing is left open.
    fixedAt: counts.open + counts.dismissed > 0 ? null : (instants("fixedAt").at(-1) ?? null),
  };
};

interface RunningRow {
  assets: number;
  fixable: number;
  workloads: number;
  hosts: number;
  internet: number;
  places: RunningPlace[] | null;
}

/** What has it now, and what of that runs: images through workloads and containers, hosts and workloads themselves. */
const runningOf = async (rules: number[]): Promise<RunningRow & { places: RunningPlace[] }> => {
  const [row] = await sql<RunningRow>`
    with f as materialized (
      select id, subject_id from finding where rule_id = any(${rules}::int[]) and kind = 0 and state < 2 and status not in (4, 5)),
    here as materialized (
      select f.id, a.id as asset_id, a.kind, o.fixed_id
      from f cross join lateral (select f.subject_id as id union all
        select i.asset_id from image_detail i where i.repository_id = f.subject_id) own
      join asset a on a.id = own.id and a.live
      -- Fenced like the list's page: a past moment's occurrences are looked up by both keys only so.
      cross join lateral (select * from occurrence x where x.asset_id = a.id and x.finding_id = f.id limit all) o),
    having_it as materialized (select distinct asset_id, kind from here),
    running as (
      select asset_id as id from having_it where kind in ('workload', 'host')
      union
      select w.workload_id from having_it h join workload_image w on w.image_id = h.asset_id and w.gone_at is null
      union
      select c.host_id from having_it h join running_container c on c.image_id = h.asset_id where c.host_id is not null),
    place as materialized (
      select a.id, a.kind, a.name, a.namespace, c.name as cluster, t.name as team, a.exposure
      from running r join asset a on a.id = r.id and a.live and a.kind in ('workload', 'host')
      left join asset c on c.id = a.cluster_id left join team t on t.id = a.team_id)
    select (select count(*)::int from having_it) as assets,
      (select count(distinct h.id)::int from here h join version v on v.id = h.fixed_id where v.text <> '') as fixable,
      (select count(*)::int from place where kind = 'workload') as workloads,
      (select count(*)::int from place where kind = 'host') as hosts,
      (select count(*)::int from place where exposure = 'internet') as internet,
      (select jsonb_agg(p) from (
        select * from place order by (exposure = 'internet') desc, kind desc, name, id limit ${PLACES_SHOWN}) p) as places`;
  return { ...row!, places: row!.places ?? [] };
};
