import { sql } from "../../db/client.ts";
import type { AssetKind } from "../schema.ts";

type Fact = { key: string; value: string | null };
type Cells = Record<string, string | null>;

/** What is known of one asset beyond its name, as labelled texts. A null value is an answer too: unknown. */
export const findFacts = async (id: number, kind: AssetKind): Promise<Fact[]> => {
  const [row] = await FACTS[kind](id);
  return Object.entries(row ?? {})
    .filter(([key, value]) => value !== null || !ONLY_SOME_HAVE.has(key))
    .map(([key, value]) => ({ key, value }));
};

/** Without a value these say nothing about what is known: most of the kind have none. */
const ONLY_SOME_HAVE = new Set([
  "Runs seen",
  "Exit code",
  "Reason",
  "Finished",
  "Lived",
  "Published ports",
  "Also known as",
  "Tags that are gone",
]);

const FACTS: Record<AssetKind, (id: number) => Promise<Cells[]>> = {
  cluster: (id) => sql<Cells>`
    select orchestrator as "Orchestrator", version as "Version", provider as "Provider", region as "Region",
      environment as "Environment", uid as "Cluster id",
      (select string_agg(name, ', ' order by name) from kubernetes_object
        where cluster_id = ${id} and object_kind = 'Namespace' and gone_at is null) as "Namespaces"
    from cluster_detail where asset_id = ${id}`,
  host: (id) => sql<Cells>`
    select nullif(array_to_string(roles, ', '), '') as "Roles", os as "Operating system", kernel as "Kernel", runtime as "Runtime",
      agent as "Agent", architecture as "Architecture", provider as "Provider", region as "Region",
      nullif(array_to_string(addresses, ', '), '') as "Addresses", case ready when true then 'yes' when false then 'no' end as "Ready"
    from host_detail where asset_id = ${id}`,
  repository: (id) => sql<Cells>`
    select (select string_agg(distinct tag, ', ') from image_tag_standing where repository_id = ${id} and not gone) as "Tags",
      (select string_agg(distinct tag, ', ') from image_tag_standing where repository_id = ${id} and gone) as "Tags that are gone",
      (select string_agg(distinct n, ', ') from image_detail i, unnest(i.names) n where i.repository_id = ${id}) as "Also known as"`,
  image: (id) => sql<Cells>`
    select (select string_agg(tag, ', ' order by observed_at desc) from image_tag_standing where image_id = ${id} and not gone) as "Tags",
      (select string_agg(tag, ', ' order by observed_at desc) from image_tag_standing where image_id = ${id} and gone) as "Tags that are gone",
      (select string_agg(distinct digest, ', ') from image_digest where image_id = ${id} and kind = 'config') as "Image id",
      (select string_agg(distinct digest, ', ') from image_digest where image_id = ${id} and kind <> 'config') as "Repository digests",
      i.manifest_digest as "Manifest digest", i.platform as "Platform", nullif(concat_ws(' ', i.os_family, i.os_name), '') as "Operating system",
      nullif(i.packages, 0)::text as "Packages listed", nullif(cardinality(i.layers), 0)::text as "Layers",
      pg_size_pretty(i.size_bytes) as "Size", i.built_at::text as "Built"
    from image_detail i where i.asset_id = ${id}`,
  workload: (id) => sql<Cells>`
    select w.object_kind as "Kind", w.replicas::text as "Replicas wanted",
      (select count(*)::text from running_container c where c.workload_id = ${id}) as "Containers running",
      case when w.object_kind = 'CronJob' then w.runs::text end as "Runs seen",
      case when w.inferred then 'by its name only, until its own object arrives' else 'by its owner chain' end as "Known"
    from workload_detail w where w.asset_id = ${id}`,
  container: (id) => sql<Cells>`
    select runtime_id as "Container id", state as "State", started_at::text as "Started", finished_at::text as "Finished",
      (finished_at - started_at)::text as "Lived", exit_code::text as "Exit code", reason as "Reason", restarts::text as "Restarts",
      pod_name as "Pod", image_reference as "Started from", nullif(array_to_string(published_ports, ', '), '') as "Published ports"
    from container_detail where asset_id = ${id}`,
  source: () => Promise.resolve([]),
};
