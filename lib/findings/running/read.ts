import { sql } from "../../db/client.ts";
import type { Running } from "../whereabouts.ts";

interface RunRow {
  imageId: number;
  id: number;
  kind: "workload" | "host";
  name: string;
}

/** What the images run as, by image: live workloads, and hosts with a running container of it. */
export const findRunning = async (imageIds: number[]): Promise<Map<number, Running>> => {
  const running = new Map<number, Running>();
  if (imageIds.length === 0) return running;
  const rows = await sql<RunRow>`
    select w.image_id as "imageId", a.id, a.kind, a.name
    from workload_image w join asset a on a.id = w.workload_id and a.live
    where w.image_id = any(${imageIds}::int[]) and w.gone_at is null
    union
    select c.image_id, h.id, h.kind, h.name
    from running_container c join asset h on h.id = c.host_id
    where c.image_id = any(${imageIds}::int[])`;
  for (const { imageId, ...asset } of rows) {
    const known = running.get(imageId) ?? { workloads: [], hosts: [] };
    (asset.kind === "workload" ? known.workloads : known.hosts).push(asset);
    running.set(imageId, known);
  }
  return running;
};
