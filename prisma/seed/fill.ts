import { hash } from "node:crypto";
import { copyRows } from "../../lib/db/copy.ts";
import type { CopyTx } from "../../lib/db/transaction.ts";
import { tagFamily } from "../../lib/ingest/identity/image-reference.ts";
import type { AssetKind } from "../../lib/inventory/schema.ts";
import { DEFAULT_TTL } from "../../lib/posture/freshness.ts";
import { AREAS, type Area } from "../../lib/posture/schema.ts";
import { AREA_WEIGHTS } from "../../lib/posture/weights.ts";
import { components, rules, type SeededRule } from "./dictionary.ts";
import {
  assetIds,
  clusterName,
  DAY,
  imageAge,
  repositoryName,
  type SeededWorkload,
  teamName,
  workload,
} from "./estate.ts";
import {
  findingsOfRepository,
  findingsOfWorkload,
  reportOfCluster,
  reportOfImage,
  type SeededFinding,
  VERSIONS,
} from "./findings.ts";
import type { Scale } from "./scale.ts";

type Row = (string | number | bigint | boolean | Date | null)[];

const [VULNERABILITIES, CONFIGURATION] = [AREAS.indexOf("vulnerabilities"), AREAS.indexOf("configuration")];
/** Slices: what a report of an image, and one of a cluster, is a whole statement about. */
const [IMAGES, WORKLOADS] = [1, 2];
/** So long after the seed everything is still live and fresh: nothing reports again. */
const INTERVAL = 30 * 86_400;

function* range(n: number): Generator<number> {
  for (let i = 0; i < n; i++) yield i;
}

const instant = (at: Date): string => at.toISOString().replace("Z", "000000Z");
const digest = (...words: (string | number)[]): string => hash("sha256", words.join("/"));

/** Fills an empty database, table by table, in the order of their keys. */
export const fill = async (tx: CopyTx, scale: Scale, now: Date): Promise<void> => {
  const dictionary = rules(scale);
  await fillDictionaries(tx, scale, dictionary);
  await fillAssets(tx, scale, now);
  await fillReports(tx, scale, now);
  await fillFindings(tx, scale, dictionary, now);
};

const fillDictionaries = async (tx: CopyTx, scale: Scale, dictionary: SeededRule[]): Promise<void> => {
  await copyRows(
    tx,
    "rule (id, kind, key, title, description, remediation, urls, cvss, epss, kev)",
    dictionary.map((r) => [r.id, r.kind, r.key, r.title, "", "", "{}", "[]", r.epss, r.kev]),
  );
  await copyRows(
    tx,
    "component (id, key, name, type)",
    components(scale).map((c) => [c.id, c.key, c.name, c.type]),
  );
  await copyRows(
    tx,
    "version (id, text)",
    [...range(VERSIONS)].map((n) => [n + 1, `${1 + (n % 9)}.${n % 40}.${n}`]),
  );
  await copyRows(tx, "place (id, text)", [[1, "usr/lib"]]);
  await copyRows(tx, "slice (id, key, tool, kind, area)", [
    [IMAGES, "seed:vulnerabilities", "seed", 0, VULNERABILITIES],
    [WORKLOADS, "seed:configuration", "seed", 1, CONFIGURATION],
  ]);
  await copyRows(
    tx,
    "team (id, name, criticality)",
    [...range(scale.teams)].map((n) => [n + 1, teamName(n), [1, 2, 3, 5][n % 4]!]),
  );
  await copyRows(
    tx,
    "ownership_rule (id, position, team_id, namespace, repository)",
    [...range(scale.teams)].flatMap((n) => [
      [2 * n + 1, 2 * n + 1, n + 1, teamName(n), null],
      [2 * n + 2, 2 * n + 2, n + 1, null, `registry.example/${teamName(n)}/*`],
    ]),
  );
};

const fillAssets = async (tx: CopyTx, scale: Scale, now: Date): Promise<void> => {
  await copyRows(
    tx,
    "asset (id, key, kind, name, cluster_id, namespace, team_id, exposure, exposure_reason, first_seen, last_seen, live, interval_seconds)",
    assets(scale, now),
  );
  const ids = assetIds(scale);
  await copyRows(
    tx,
    "cluster_detail (asset_id, version, provider, region, environment)",
    [...range(scale.clusters)].map((n) => [
      ids.cluster(n),
      "1.33",
      "own",
      clusterName(n).split("-").slice(1, 3).join("-"),
      clusterName(n).split("-")[0]!,
    ]),
  );
  await copyRows(
    tx,
    "host_detail (asset_id, roles, os, kernel, addresses, ready)",
    [...range(scale.clusters * scale.hostsOfCluster)].map((n) => [
      ids.host(0, n),
      "{}",
      "Linux",
      "6.12",
      "{}",
      true,
    ]),
  );
  await copyRows(
    tx,
    "image_detail (asset_id, repository_id, resolved, platform, os_family, layers, packages, names)",
    eachImage(scale, (repository, n) => [
      ids.image(repository, n),
      ids.repository(repository),
      true,
      "linux/amd64",
      "debian",
      "{}",
      300,
      "{}",
    ]),
  );
  await copyRows(
    tx,
    "image_tag (repository_id, tag, image_id, family, observed_at, recorded_at)",
    eachImage(scale, (repository, n) => {
      const at = new Date(now.getTime() - imageAge(scale, repository, n) * DAY);
      return [
        ids.repository(repository),
        `1.${n}.0`,
        ids.image(repository, n),
        tagFamily(`1.${n}.0`),
        instant(at),
        at,
      ];
    }),
  );
  const workloads = [...range(scale.workloads)].map((n) => ({ n, ...workload(scale, n) }));
  await copyRows(
    tx,
    "workload_detail (asset_id, object_kind, replicas)",
    workloads.map((w) => [ids.workload(w.n), w.objectKind, 1]),
  );
  await copyRows(
    tx,
    "workload_image (workload_id, image_id, reference, first_seen, last_seen)",
    workloads.map((w) => [ids.workload(w.n), runs(scale, w), reference(scale, w), now, now]),
  );
  await copyRows(
    tx,
    "container_detail (asset_id, runtime_id, host_id, workload_id, image_id, image_reference, state, started_at, published_ports)",
    workloads.map((w) => [
      ids.container(w.n),
      digest("container", w.n),
      ids.host(w.cluster, w.host),
      ids.workload(w.n),
      runs(scale, w),
      reference(scale, w),
      "running",
      new Date(now.getTime() - imageAge(scale, w.repository, scale.imagesOfRepository - 1) * DAY),
      "{}",
    ]),
  );
};

const runs = (scale: Scale, { repository }: SeededWorkload): number =>
  assetIds(scale).image(repository, scale.imagesOfRepository - 1);

const reference = (scale: Scale, { repository }: SeededWorkload): string =>
  `${repositoryName(scale, repository)}:1.${scale.imagesOfRepository - 1}.0`;

function* eachImage(scale: Scale, row: (repository: number, n: number) => Row): Generator<Row> {
  for (const repository of range(scale.repositories))
    for (const n of range(scale.imagesOfRepository)) yield row(repository, n);
}

function* assets(scale: Scale, now: Date): Generator<Row> {
  const ids = assetIds(scale);
  const since = new Date(now.getTime() - 400 * DAY);
  const rest = (exposure: string, live = true): Row => [
    exposure,
    exposure === "internet" ? "A load balancer leads to it." : exposure === "running" ? "It runs." : null,
    since,
    now,
    live,
    INTERVAL,
  ];
  for (const n of range(scale.clusters))
    yield [
      ids.cluster(n),
      `cluster:${clusterName(n)}`,
      "cluster",
      clusterName(n),
      null,
      null,
      null,
      ...rest("unknown"),
    ];
  for (const c of range(scale.clusters))
    for (const n of range(scale.hostsOfCluster)) {
      const name = `node-${c}-${n}`;
      yield [
        ids.host(c, n),
        `host:${ids.cluster(c)}/${name}`,
        "host",
        name,
        ids.cluster(c),
        null,
        null,
        ...rest("running"),
      ];
    }
  for (const n of range(scale.repositories)) {
    const name = repositoryName(scale, n);
    yield [
      ids.repository(n),
      `repository:${name}`,
      "repository",
      name,
      null,
      null,
      1 + (n % scale.teams),
      ...rest("unknown"),
    ];
  }
  for (const r of range(scale.repositories))
    for (const n of range(scale.imagesOfRepository)) {
      const [name, isNewest] = [`${repositoryName(scale, r)}:1.${n}.0`, n === scale.imagesOfRepository - 1];
      const exposure = isNewest ? (r % 10 === 0 ? "internet" : "running") : "not_running";
      yield [
        ids.image(r, n),
        `image:${name}`,
        "image",
        name,
        null,
        null,
        1 + (r % scale.teams),
        ...rest(exposure, isNewest),
      ];
    }
  for (const n of range(scale.workloads)) {
    const { cluster, team, name, objectKind, repository } = workload(scale, n);
    const key = `workload:${ids.cluster(cluster)}/${teamName(team)}/${objectKind}/${name}`;
    const exposure = repository % 10 === 0 ? "internet" : "running";
    yield [
      ids.workload(n),
      key,
      "workload",
      name,
      ids.cluster(cluster),
      teamName(team),
      team + 1,
      ...rest(exposure),
    ];
  }
  for (const n of range(scale.workloads)) {
    const { cluster, team, name } = workload(scale, n);
    const key = `container:${digest("container", n)}`;
    yield [
      ids.container(n),
      key,
      "container",
      name,
      ids.cluster(cluster),
      teamName(team),
      team + 1,
      ...rest("running"),
    ];
  }
}

/** A report of each image and of each cluster's workloads, with its delivery and what it states. */
const fillReports = async (tx: CopyTx, scale: Scale, now: Date): Promise<void> => {
  const ids = assetIds(scale);
  await copyRows(tx, "collector (id, name, kind, created_at, seen_at)", [[1, "seed", "trivy", now, now]]);
  const images = [...eachImage(scale, (repository, n) => [repository, n])] as [number, number][];
  const arrivals = [
    ...images.map(([repository, n]) => ({
      id: reportOfImage(scale, repository, n),
      at: new Date(now.getTime() - imageAge(scale, repository, n) * DAY),
      assetIds: [ids.image(repository, n)],
      slice: IMAGES,
    })),
    ...[...range(scale.clusters)].map((cluster) => ({
      id: reportOfCluster(scale, cluster),
      at: now,
      assetIds: [...range(scale.workloads)]
        .filter((n) => workload(scale, n).cluster === cluster)
        .map(ids.workload),
      slice: WORKLOADS,
    })),
  ];
  await copyRows(
    tx,
    "report (id, sha256, size_bytes, received_at, scanned_at, format, tool_name, tool_version)",
    arrivals.map(({ id, at }) => [id, digest("report", id), 0, at, instant(at), "trivy", "Trivy", "0.69.0"]),
  );
  await copyRows(
    tx,
    "delivery (id, report_id, collector_id, subjects, received_at, sequence, observed_at, state, finished_at)",
    arrivals.map(({ id, at }) => [id, id, 1, "{}", at, id, instant(at), "applied", at]),
  );
  const statements = arrivals.flatMap(({ assetIds: about, ...arrival }) =>
    about.map((assetId) => ({ ...arrival, assetId })),
  );
  await copyRows(
    tx,
    "statement (id, asset_id, delivery_id, report_id, observed_at, sequence, sha256, slices, recorded_at)",
    statements.map((s, n) => [
      n + 1,
      s.assetId,
      s.id,
      s.id,
      instant(s.at),
      0,
      digest("report", s.id),
      `{${s.slice}}`,
      s.at,
    ]),
  );
  await copyRows(
    tx,
    "applied (asset_id, slice_id, statement_id, digest)",
    statements.map((s, n) => [s.assetId, s.slice, n + 1, "\\x"]),
  );
};

const fillFindings = async (tx: CopyTx, scale: Scale, dictionary: SeededRule[], now: Date): Promise<void> => {
  function* each(): Generator<SeededFinding> {
    for (const n of range(scale.repositories)) yield* findingsOfRepository(scale, dictionary, n, now);
    for (const n of range(scale.workloads))
      yield* findingsOfWorkload(scale, dictionary, { n, cluster: workload(scale, n).cluster }, now);
  }
  const hazards = new Map<number, number>();
  function* rows(): Generator<Row> {
    for (const f of each()) {
      const last = f.occurrences.at(-1)!.assetId;
      hazards.set(last, (hazards.get(last) ?? 0) + f.hazard);
      const { id, subjectId, rule, status, state, cause, firstSeen, closedAt, firstReportId } = f;
      const changedAt = closedAt ?? firstSeen;
      yield [
        id,
        subjectId,
        rule.kind,
        rule.id,
        rule.componentId,
        rule.severity,
        status,
        state,
        cause,
        firstSeen,
        closedAt,
        firstReportId,
        changedAt,
      ];
    }
  }
  await copyRows(
    tx,
    "finding (id, subject_id, kind, rule_id, component_id, severity, status, state, cause, first_seen, closed_at, first_report_id, changed_at)",
    rows(),
  );
  await copyRows(
    tx,
    "occurrence (asset_id, finding_id, slice_id, place_id, version_id, fixed_id, reported_id, severity, fix_state, since)",
    occurrences(each()),
  );
  await copyRows(
    tx,
    "timeline_entry (finding_id, at, event, actor_kind, actor_id, actor_name, detail)",
    closings(each()),
  );
  await copyRows(
    tx,
    "area_state (asset_id, area, hazard, hazard_honoured, assessed_at, first_assessed_at, first_recorded_at, ttl_seconds)",
    areaStates(scale, hazards, now),
  );
  await tx.sql`insert into finding_count (subject_id, kind, severity, status, state, n)
    select subject_id, kind, severity, status, state, count(*) from finding group by 1, 2, 3, 4, 5`;
};

function* occurrences(findings: Iterable<SeededFinding>): Generator<Row> {
  for (const { id, rule, occurrences: places } of findings)
    for (const { assetId, versionId } of places)
      yield [
        assetId,
        id,
        rule.kind === 0 ? IMAGES : WORKLOADS,
        1,
        versionId,
        1,
        rule.id,
        rule.severity,
        2,
        1,
      ];
}

function* closings(findings: Iterable<SeededFinding>): Generator<Row> {
  for (const { id, closedAt } of findings)
    if (closedAt) yield [id, closedAt, "closed", "system", "ingest", "ingest", '{"cause": "fixed"}'];
}

/** Every live asset was looked at in each of its areas; only one of them has findings. */
function* areaStates(scale: Scale, hazards: Map<number, number>, now: Date): Generator<Row> {
  const ids = assetIds(scale);
  const looks = function* (kind: AssetKind, assetId: number, at: Date): Generator<Row> {
    for (const area of Object.keys(AREA_WEIGHTS[kind]!) as Area[]) {
      const hazard = area === FOUND_IN[kind] ? (hazards.get(assetId) ?? 0) : 0;
      yield [assetId, AREAS.indexOf(area), hazard, hazard, at, at, at, DEFAULT_TTL[area] + INTERVAL];
    }
  };
  for (const n of range(scale.clusters)) yield* looks("cluster", ids.cluster(n), now);
  for (const n of range(scale.clusters * scale.hostsOfCluster)) yield* looks("host", ids.host(0, n), now);
  const newest = scale.imagesOfRepository - 1;
  for (const r of range(scale.repositories))
    yield* looks("image", ids.image(r, newest), new Date(now.getTime() - imageAge(scale, r, newest) * DAY));
  for (const n of range(scale.workloads)) yield* looks("workload", ids.workload(n), now);
}

const FOUND_IN: Partial<Record<AssetKind, Area>> = { image: "vulnerabilities", workload: "configuration" };
