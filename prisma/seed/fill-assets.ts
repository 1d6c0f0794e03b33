import { copyRows } from "../../lib/db/copy.ts";
import type { CopyTx } from "../../lib/db/transaction.ts";
import { tagFamily } from "../../lib/ingest/identity/image-reference.ts";
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
import { digest, eachImage, INTERVAL, instant, type Row, range } from "./rows.ts";
import type { Scale } from "./scale.ts";

export const fillAssets = async (tx: CopyTx, scale: Scale, now: Date): Promise<void> => {
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
