import type { SqlRunner } from "../../db/sql.ts";

interface Joined {
  image?: readonly [gone: number, into: number];
  workload?: readonly [gone: number, into: number];
}

/** Two images or workloads turned out to be one: what was counted of both is counted of it. */
export const joinHistory = async (tx: SqlRunner, { image, workload }: Joined): Promise<void> => {
  const [gone, into] = image ?? workload ?? [0, 0];
  await tx.sql`
    with moved as (
      delete from container_history
      where image_id = ${image ? gone : null}::int or workload_id = ${workload ? gone : null}::int
      returning day, case when ${workload !== undefined} then ${into}::int else workload_id end as workload_id,
        case when ${image !== undefined} then ${into}::int else image_id end as image_id, host_id, bucket, outcome, containers)
    insert into container_history as h (day, workload_id, image_id, host_id, bucket, outcome, containers)
    select * from moved
    on conflict (workload_id, image_id, host_id, day, bucket, outcome) do update set containers = h.containers + excluded.containers`;
};
