import type { Actor } from "../../access/actor.ts";
import { demand } from "../../access/permissions.ts";
import { sql } from "../../db/client.ts";
import { AppError } from "../../errors.ts";
import { findInheritance } from "../../inventory/images/lineage/inherited/read.ts";
import { explain } from "../fingerprint.ts";
import { allowedMoves } from "../lifecycle.ts";
import { findRows } from "../list/page/read.ts";
import type { AssetReference, FindingRow } from "../list/schema.ts";
import { findRunning } from "../running/read.ts";
import { FINDING_KINDS, SEVERITIES } from "../schema.ts";
import { whereabouts } from "../whereabouts.ts";
import { findAliases, findOccurrences, findPast, findReports } from "./evidence/read.ts";
import { findDecision, findTimeline } from "./history/read.ts";
import type { FindingDetail, OccurrenceView } from "./schema.ts";
import { smallestFix } from "./smallest-fix.ts";
import { identityOf } from "./sources.ts";

interface StoredDetail {
  subjectId: number;
  subjectKey: string;
  kind: number;
  severity: number;
  ruleId: number;
  key: string;
  description: string;
  remediation: string;
  urls: string[];
  cvss: FindingDetail["rule"]["cvss"];
  publishedAt: Date | null;
  componentKey: string;
  componentName: string;
  componentType: string;
  purl: string | null;
  firstSeen: Date;
  firstReportId: number;
  similar: number;
}

/** All there is to say of one finding; by its number, or by its fingerprint. @throws AppError not_found. */
export const getFinding = async (actor: Actor, reference: string): Promise<FindingDetail> => {
  const finding = await findFinding(actor, reference);
  if (!finding) throw new AppError("not_found", `There is no finding ${reference}.`);
  return finding;
};

export const findFinding = async (actor: Actor, reference: string): Promise<FindingDetail | null> => {
  demand(actor, "findings:read");
  const id = await findNumber(reference);
  if (id === null) return null;
  const [row] = await findRows([id]);
  const stored = row && (await storedDetail(id));
  return row && stored ? assembled(row, stored) : null;
};

const assembled = async (row: FindingRow, stored: StoredDetail): Promise<FindingDetail> => {
  const [now, past, aliases, timeline, decision, inheritance] = await Promise.all([
    findOccurrences(row.id, stored.subjectId),
    findPast(row.id),
    findAliases(stored.ruleId),
    findTimeline(row.id, { at: stored.firstSeen, reportId: stored.firstReportId }),
    findDecision(row.id),
    findInheritance(row.id),
  ]);
  const all = [...now.list, ...past.list];
  const told = timeline.flatMap((entry) => entry.reportId ?? []);
  const reports = await findReports([...new Set([...told, ...all.flatMap(reportIds)])]);
  const { explanation, names, sources, evidence } = identityOf(
    explain({
      kind: row.kind,
      subjectKey: stored.subjectKey,
      ruleKey: stored.key,
      componentKey: stored.componentKey,
    }),
    aliases,
    all,
  );
  return {
    ...row,
    rule: {
      ...row.rule,
      description: stored.description,
      remediation: stored.remediation,
      urls: stored.urls,
      cvss: stored.cvss,
      publishedAt: stored.publishedAt?.toISOString() ?? null,
      aliases: names,
    },
    package: { name: stored.componentName, type: stored.componentType, purl: stored.purl },
    reportedSeverity: SEVERITIES[stored.severity]!,
    ...(await runsAs(now.list)),
    occurrences: now.list,
    past: past.list,
    unlisted: now.unlisted + past.unlisted,
    timeline,
    decision,
    identity: { ...explanation, aliases: evidence, sources },
    reports,
    moves: row.state === "closed" ? [] : allowedMoves(row.status).filter((s) => s !== "risk_accepted"),
    inheritance,
    clears: row.kind === "vulnerability" ? smallestFix(stored.componentType, now.list) : null,
    similar: stored.similar,
  };
};

const reportIds = (o: OccurrenceView): number[] =>
  o.untilReport === null ? [o.sinceReport] : [o.sinceReport, o.untilReport];

const runsAs = async (occurrences: OccurrenceView[]) => {
  const live = occurrences.filter((o) => o.live).map((o) => o.asset);
  const idsOf = (kind: string) => [...new Set(live.filter((a) => a.kind === kind).map((a) => a.id))];
  const [images, workloads] = [idsOf("image"), idsOf("workload")];
  const running = await sql<{ id: number; hostId: number | null; host: string | null }>`
    select c.asset_id as id, h.id as "hostId", h.name as host from running_container c left join asset h on h.id = c.host_id
    where c.image_id = any(${images}::int[]) or c.workload_id = any(${workloads}::int[])`;
  const hosts = running.flatMap(({ hostId, host }) =>
    hostId === null ? [] : [{ id: hostId, kind: "host", name: host! }],
  );
  const { workloadList, hostList } = whereabouts([...live, ...hosts], await findRunning(images));
  return { workloads: await placed(workloadList), hosts: hostList, containers: running.length };
};

const placed = async (workloads: AssetReference[]): Promise<FindingDetail["workloads"]> => {
  const rows = await sql<{ id: number; place: string }>`
    select a.id, concat_ws(' / ', c.name, nullif(a.namespace, '')) as place from asset a
    left join asset c on c.id = a.cluster_id where a.id = any(${workloads.map(({ id }) => id)}::int[])`;
  const places = new Map(rows.map(({ id, place }) => [id, place]));
  return workloads.map((workload) => ({ ...workload, place: places.get(workload.id) ?? "" }));
};

const storedDetail = async (id: number): Promise<StoredDetail | undefined> => {
  const [row] = await sql<StoredDetail>`
    select f.subject_id as "subjectId", a.key as "subjectKey", f.kind, f.severity, f.rule_id as "ruleId", r.key,
      r.description, r.remediation, r.urls, r.cvss, r.published_at as "publishedAt", c.key as "componentKey",
      c.name as "componentName", c.type as "componentType", c.purl, f.first_seen as "firstSeen",
      f.first_report_id as "firstReportId",
      (select count(*)::int from finding o where o.rule_id = f.rule_id and o.kind = f.kind and o.state < 2 and o.id <> f.id) as similar
    from finding f join asset a on a.id = f.subject_id join rule r on r.id = f.rule_id join component c on c.id = f.component_id
    where f.id = ${id}`;
  return row;
};

const FINGERPRINT = /^[0-9a-f]{32}$/;

/** The number now in use: of a fingerprint, or of a number that a merge retired. */
const findNumber = async (reference: string): Promise<number | null> => {
  if (FINGERPRINT.test(reference)) return numberOfFingerprint(reference);
  const id = Number(reference);
  const [row] = await sql<{ id: number }>`
    select id from finding where id = ${id}::bigint
    union all
    select finding_id from timeline_entry where event = 'merged' and detail->>'finding' = ${String(id)} limit 1`;
  return row?.id ?? null;
};

/** Fingerprints are computed, not stored (docs: they would cost every report an index): a look through all tuples. */
const numberOfFingerprint = async (fingerprint: string): Promise<number | null> => {
  const [row] = await sql<{ id: number }>`
    select f.id from finding f join asset a on a.id = f.subject_id join rule r on r.id = f.rule_id
      join component c on c.id = f.component_id
      cross join lateral (select (${FINDING_KINDS}::text[])[f.kind + 1] as kind) k
    where substr(encode(sha256(convert_to('18:plimsoll-finding/1'
      || octet_length(k.kind) || ':' || k.kind || octet_length(a.key) || ':' || a.key
      || octet_length(r.key) || ':' || r.key || octet_length(c.key) || ':' || c.key, 'UTF8')), 'hex'), 1, 32) = ${fingerprint}
    limit 1`;
  return row?.id ?? null;
};
