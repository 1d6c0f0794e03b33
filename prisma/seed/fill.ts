import { copyRows } from "../../lib/db/copy.ts";
import type { CopyTx } from "../../lib/db/transaction.ts";
import { AREAS } from "../../lib/posture/schema.ts";
import { components, rules, type SeededRule } from "./dictionary.ts";
import { assetIds, DAY, imageAge, teamName, workload } from "./estate.ts";
import { fillAssets } from "./fill-assets.ts";
import { fillFindings } from "./fill-findings.ts";
import { reportOfCluster, reportOfImage, VERSIONS } from "./findings.ts";
import { digest, eachImage, instant, range, SLICES } from "./rows.ts";
import type { Scale } from "./scale.ts";

const [VULNERABILITIES, CONFIGURATION] = [AREAS.indexOf("vulnerabilities"), AREAS.indexOf("configuration")];

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
    [SLICES.images, "seed:vulnerabilities", "seed", 0, VULNERABILITIES],
    [SLICES.workloads, "seed:configuration", "seed", 1, CONFIGURATION],
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
      slice: SLICES.images,
    })),
    ...[...range(scale.clusters)].map((cluster) => ({
      id: reportOfCluster(scale, cluster),
      at: now,
      assetIds: [...range(scale.workloads)]
        .filter((n) => workload(scale, n).cluster === cluster)
        .map(ids.workload),
      slice: SLICES.workloads,
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
