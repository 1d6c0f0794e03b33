import type { CopyTx } from "../../../db/transaction.ts";
import type { ContainerFact, PodFact, WorkloadFact } from "../../../ingest/reading/inventory.ts";
import type { Recording } from "../../recording.ts";
import type { FoundImages } from "../../references/write.ts";

interface Link {
  workloadId: number;
  imageId: number;
  reference: string;
}

type Runner = ContainerFact | PodFact | WorkloadFact;

/** Links workloads with the images their containers run and their templates declare. */
export const linkImages = async (
  tx: CopyTx,
  { reading, at }: Recording,
  images: FoundImages,
  workloadIdOf: (fact: Runner) => number | null,
): Promise<void> => {
  const links = new Map<string, Link>();
  const add = (fact: Runner, reference: string, imageId: string) => {
    const workloadId = workloadIdOf(fact);
    const image = images.imageOf({ reference, imageId });
    if (workloadId === null || image === null) return;
    links.set(`${workloadId}/${image}`, { workloadId, imageId: image, reference });
  };
  const statused = new Set(
    reading.facts.flatMap((f) => (f.kind === "container" && f.pod ? `${f.pod.namespace}/${f.pod.name}` : [])),
  );
  for (const fact of reading.facts) {
    if (fact.kind === "container") add(fact, fact.imageReference, fact.imageId);
    // A controller below another may be an earlier revision; a pod's containers say better than its spec what runs.
    const declares =
      (fact.kind === "workload" && fact.owner === null) ||
      (fact.kind === "pod" && !statused.has(`${fact.namespace}/${fact.name}`));
    if (declares) for (const reference of fact.images) add(fact, reference, "");
  }
  if (links.size === 0) return;
  await tx.sql`
    insert into workload_image as w (workload_id, image_id, reference, first_seen, last_seen)
    select "workloadId", "imageId", reference, ${at}, ${at}
    from jsonb_to_recordset(${JSON.stringify([...links.values()])}::jsonb) x("workloadId" int, "imageId" int, reference text)
    on conflict (workload_id, image_id) do update set
      reference = case when excluded.last_seen >= w.last_seen then excluded.reference else w.reference end,
      first_seen = least(w.first_seen, excluded.first_seen), last_seen = greatest(w.last_seen, excluded.last_seen)`;
};

/**
 * An image belongs to a workload while one of its live containers runs it; where no container of the reference is known,
 * while the template declares it, the newest image of that reference. Answers the repositories where that changed.
 */
export const settleImageLinks = async (tx: CopyTx, workloadIds: number[]): Promise<number[]> => {
  const rows = await tx.sql<{ id: number }>`
    with link as (
      select w.workload_id, w.image_id, w.gone_at, w.last_seen,
        exists (select from container_detail c join asset a on a.id = c.asset_id and a.live
          where c.workload_id = w.workload_id and c.image_id = w.image_id and c.state <> 'exited') as runs,
        exists (select from container_detail c join asset a on a.id = c.asset_id and a.live
          where c.workload_id = w.workload_id and c.image_reference = w.reference and c.image_id is not null and c.state <> 'exited') as known,
        coalesce((select bool_or(o.spec -> 'images' ? w.reference) from kubernetes_object o
          where o.workload_id = w.workload_id and o.gone_at is null and (o.owner is null or o.object_kind = 'Pod')), false) as declared,
        w.last_seen = max(w.last_seen) over (partition by w.workload_id, w.reference) as latest
      from workload_image w where w.workload_id = any(${workloadIds}::int[])),
    verdict as (
      select workload_id, image_id, case when runs or (declared and not known and latest) then null else coalesce(gone_at, last_seen) end as gone_at
      from link)
    update workload_image w set gone_at = v.gone_at from verdict v, image_detail i
    where w.workload_id = v.workload_id and w.image_id = v.image_id and w.gone_at is distinct from v.gone_at and i.asset_id = w.image_id
    returning i.repository_id as id`;
  return [...new Set(rows.map((row) => row.id))];
};
