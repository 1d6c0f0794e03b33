import { sql } from "../../../db/client.ts";
import type { FindingFilter } from "../../filter.ts";
import type { Scope } from "../conditions.ts";

/** Looks up what a filter names in dictionaries and inventory, so that the list's own statement only sees numbers. */
export const findScope = async (filter: FindingFilter): Promise<Scope> => {
  const [place, rules, text, component] = await Promise.all([
    placeOf(filter),
    filter.rule === undefined ? null : rulesNamed(filter.rule),
    filter.q === undefined ? null : textIn(filter.q),
    filter.component === undefined ? null : componentsNamed(filter.component),
  ]);
  return { place, rules, text, component };
};

const ids = (rows: { id: number }[]): number[] => rows.map((row) => row.id);

export const rulesNamed = async (name: string): Promise<number[]> =>
  ids(
    await sql<{ id: number }>`
      select coalesce(canonical_id, id) as id from rule where key = ${name}
      union
      select coalesce(r.canonical_id, r.id) from rule_alias a join rule r on r.id = a.rule_id where a.alias = ${name}`,
  );

const componentsNamed = async (name: string): Promise<number[]> =>
  ids(await sql<{ id: number }>`select id from component where name = ${name} or key = ${name}`);

/** `%` and `_` in what people type mean themselves. */
const like = (text: string): string => `%${text.replace(/[\\%_]/g, "\\$&")}%`;

const textIn = async (q: string): Promise<{ rules: number[]; components: number[] }> => {
  const pattern = like(q);
  const [rules, components] = await Promise.all([
    sql<{ id: number }>`
      select coalesce(canonical_id, id) as id from rule where key ilike ${pattern} or title ilike ${pattern}
      union
      select coalesce(r.canonical_id, r.id) from rule_alias a join rule r on r.id = a.rule_id where a.alias ilike ${pattern}`,
    sql<{ id: number }>`select id from component where name ilike ${pattern}`,
  ]);
  return { rules: ids(rules), components: ids(components) };
};

/**
 * The assets of a place: what matches, what runs in it (a workload's or host's images), and the images of a
 * repository. Subjects are those assets, and the repositories of the images.
 */
const placeOf = async (filter: FindingFilter): Promise<Scope["place"]> => {
  const { asset, cluster, namespace, label } = filter;
  if ([asset, cluster, namespace, label].every((value) => value === undefined)) return null;
  const [key = "", ...rest] = label?.split("=") ?? [];
  const labels = label === undefined ? null : JSON.stringify({ [key]: rest.join("=") });
  const rows = await sql<{ id: number; kind: string; repositoryId: number | null }>`
    with seed as materialized (
      select id from asset
      where (${asset ?? null}::int is null or id = ${asset ?? null})
        and (${cluster ?? null}::int is null or ((cluster_id = ${cluster ?? null} or id = ${cluster ?? null}) and live))
        and (${namespace ?? null}::text is null or (namespace = ${namespace ?? null} and live))
        and (${labels}::jsonb is null or (labels @> ${labels}::jsonb and live))),
    inside as (
      select id from seed
      union
      select w.image_id from seed s join workload_image w on w.workload_id = s.id and w.gone_at is null
      union
      select c.image_id from seed s join running_container c on c.host_id = s.id
      where c.image_id is not null
      union
      select c.image_id from seed s join container_detail c on c.asset_id = s.id where c.image_id is not null
      union
      select i.asset_id from seed s join image_detail i on i.repository_id = s.id)
    select a.id, a.kind, i.repository_id as "repositoryId"
    from inside x join asset a on a.id = x.id left join image_detail i on i.asset_id = a.id`;
  const subjects = [...new Set(rows.map((row) => row.repositoryId ?? row.id))];
  return { assets: ids(rows), subjects, wholly: await whollyIn(subjects, new Set(ids(rows))) };
};

/** Subjects of which everything live is among these assets. */
const whollyIn = async (subjects: number[], assets: ReadonlySet<number>): Promise<number[]> => {
  const images = await sql<{ id: number; repositoryId: number }>`
    select i.asset_id as id, i.repository_id as "repositoryId" from image_detail i join asset a on a.id = i.asset_id
    where i.repository_id = any(${subjects}::int[]) and a.live`;
  const elsewhere = new Set(images.filter(({ id }) => !assets.has(id)).map((image) => image.repositoryId));
  return subjects.filter((id) => !elsewhere.has(id));
};
