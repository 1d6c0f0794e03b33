import { randomUUID } from "node:crypto";
import type pg from "pg";
import { pushReport } from "./ingest/product.ts";
import { seedName } from "./ingest/seed.ts";
import { inWorld } from "./ingest/world.ts";
import { benchOptions, median } from "./measure.ts";

const { runs, present } = benchOptions();
const IMAGES = 50;
const CLUSTER = randomUUID();
const START = Date.now() - 3_600_000;

const digest = (repository: number, image: number): string =>
  `sha256:${`${repository}`.padStart(32, "0")}${`${image}`.padStart(32, "0")}`;

/** The pods of fifty workloads, all of which run the same of their repository's images. */
const pods = (image: number, run: number): Buffer =>
  Buffer.from(
    JSON.stringify({
      kind: "PodList",
      apiVersion: "v1",
      metadata: { resourceVersion: "1" },
      items: Array.from({ length: IMAGES }, (_, n) => pod(n + 1, image, run)),
    }),
  );

const pod = (repository: number, image: number, run: number) => {
  const reference = `${seedName(repository)}@${digest(repository, image)}`;
  const startedAt = new Date(START + run * 60_000).toISOString();
  return {
    kind: "Pod",
    apiVersion: "v1",
    metadata: { name: `app-${repository}-${run}`, namespace: "bench", uid: randomUUID() },
    spec: { containers: [{ name: "app", image: reference }] },
    status: {
      phase: "Running",
      containerStatuses: [
        {
          name: "app",
          image: reference,
          imageID: reference,
          containerID: `containerd://${`${repository}`.padStart(8, "0")}${`${run}`.padStart(56, "0")}`,
          state: { running: { startedAt } },
        },
      ],
    },
  };
};

/** The second image of each repository lacks a tenth of what the first has. */
const prepare = async (client: pg.Client): Promise<void> => {
  const images = `select a.id, a.key, split_part(a.key, ':', 3)::int as image, i.repository_id from image_detail i
    join asset a on a.id = i.asset_id where i.repository_id <= ${IMAGES} and a.key ~ ':[12]$'`;
  await client.query(
    `delete from occurrence o using (${images}) i where o.asset_id = i.id and i.image = 2 and o.finding_id % 10 = 0`,
  );
  await client.query(`insert into image_digest (image_id, repository_id, digest, kind)
    select id, repository_id, 'sha256:' || lpad(repository_id::text, 32, '0') || lpad(image::text, 32, '0'), 'repo' from (${images}) i`);
  // Somebody has looked at both: what the image that runs lacks is fixed, not unknown.
  await client.query(`with r as (insert into report (sha256, size_bytes, received_at) values ('seed', 0, now()) returning id),
    d as (insert into delivery (report_id, collector_id, subjects, state, received_at, sequence)
      select r.id, c.id, '{}', 'applied', now(), 0 from r, collector c returning id, report_id),
    s as (insert into statement (asset_id, delivery_id, report_id, observed_at, sequence, sha256, slices)
      select i.id, d.id, d.report_id, '2026-01-01T00:00:00.000000000Z', 0, 'seed', '{1}' from (${images}) i, d returning id, asset_id)
    insert into applied (asset_id, slice_id, statement_id, digest) select asset_id, 1, id, '' from s`);
};

/** Differences between the roll-up and a recount of the findings it counts. */
const drift = async (client: pg.Client): Promise<number> => {
  const counted = `select subject_id, kind, coalesce(override, severity) as severity, status, state, platform, count(*)::int as n
    from finding where subject_id <= ${IMAGES} group by 1, 2, 3, 4, 5, 6`;
  const kept = `select subject_id, kind, severity, status, state, platform, n from finding_count where subject_id <= ${IMAGES} and n > 0`;
  const { rows } = await client.query(
    `select count(*)::int as n from ((${counted}) except (${kept}) union all (${kept}) except (${counted})) d`,
  );
  return rows[0].n;
};

await inWorld(present, async ({ client, actor }) => {
  await prepare(client);
  const seconds: number[] = [];
  let differences = 0;
  for (let run = 0; run <= runs * 2; run++) {
    const pushed = await pushReport(actor, pods(1 + (run % 2), run), [`cluster:${CLUSTER}`]);
    differences += await drift(client);
    const { rows } = await client.query(
      `select count(*) filter (where state = 2)::int as closed, count(*)::int as all from finding where subject_id <= ${IMAGES}`,
    );
    console.log(
      `run ${run}${run < 2 ? " (warm-up)" : ""}: image ${1 + (run % 2)} runs, ${rows[0].closed} of ${rows[0].all} findings closed, ${pushed.apply.toFixed(3)} s`,
    );
    if (run >= 2) seconds.push(pushed.apply);
  }
  console.log(
    `rollout seconds ${median(seconds).toFixed(3)} images-on ${IMAGES} images-off ${IMAGES} roll-up-differences ${differences} present ${present} runs ${seconds.length}`,
  );
});
