import { pool } from "../../../db/client.ts";
import type { AssetKind } from "../../../inventory/schema.ts";
import type { Term } from "../../filter/ast.ts";
import type { FieldName } from "../../filter/fields.ts";
import { Conditions } from "../conditions.ts";
import { ids, names, numbers, patterns } from "../scope/names.ts";
import type { Place } from "../scope.ts";

/**
 * Terms of one group are about one thing: a workload in that namespace of that cluster. Groups meet in what is inside:
 * the images of a repository that run in a cluster.
 */
const GROUPS = [
  ["cluster", "namespace", "label", "workload", "asset"],
  ["host"],
  ["repository"],
  ["image"],
] as const;
const FIELDS: ReadonlySet<FieldName> = new Set(GROUPS.flat());

export const isPlace = (field: FieldName): boolean => FIELDS.has(field);

/** Where all these terms hold; null when there are none. */
export const findPlace = async (terms: Term[]): Promise<Place | null> => {
  const groups = GROUPS.map((fields) =>
    terms.filter(({ field }) => (fields as readonly FieldName[]).includes(field)),
  );
  const rows = await Promise.all(groups.filter((group) => group.length > 0).map(findInside));
  const [first, ...others] = rows;
  if (!first) return null;
  const meeting = others.reduce((left, right) => {
    const there = new Set(right.map(({ id }) => id));
    return left.filter(({ id }) => there.has(id));
  }, first);
  return placeOf(meeting);
};

export const findPlaceOf = async (terms: Term[]): Promise<Place> => placeOf(await findInside(terms));

interface Inside {
  id: number;
  repositoryId: number | null;
}

const placeOf = async (rows: Inside[]): Promise<Place> => {
  const assets = rows.map(({ id }) => id);
  const subjects = [...new Set(rows.map(({ id, repositoryId }) => repositoryId ?? id))];
  return { assets, subjects, wholly: await whollyIn(subjects, new Set(assets)) };
};

/** Subjects of which everything live is among these assets. */
const whollyIn = async (subjects: number[], assets: ReadonlySet<number>): Promise<number[]> => {
  const { rows: images } = await pool().query<{ id: number; repositoryId: number }>({
    text: `select i.asset_id as id, i.repository_id as "repositoryId" from image_detail i join asset a on a.id = i.asset_id
      where i.repository_id = any($1::int[]) and a.live`,
    values: [subjects],
  });
  const elsewhere = new Set(images.filter(({ id }) => !assets.has(id)).map((image) => image.repositoryId));
  return subjects.filter((id) => !elsewhere.has(id));
};

const named =
  (kinds: string) =>
  (values: string[], conditions: Conditions): string =>
    `(${kinds} and (id = any(${conditions.value(numbers(values))}::int[])
    or name ilike any(${conditions.value(patterns(names(values), true))}::text[])))`;

const SEEDS: Partial<Record<FieldName, (values: string[], conditions: Conditions) => string>> = {
  asset: named("true"),
  workload: named("kind = 'workload' and live"),
  host: named("kind = 'host' and live"),
  repository: named("kind = 'repository'"),
  image: named("kind = 'image'"),
  cluster: (values, conditions) => {
    const chosen = `array(select id from asset where ${named("kind = 'cluster'")(values, conditions)})`;
    return `(live and (cluster_id = any(${chosen}) or id = any(${chosen})))`;
  },
  namespace: (values, conditions) =>
    // In lower case, as the index has them; only a part of a name needs more than the index.
    values.some((value) => value.includes("*"))
      ? `(live and namespace ilike any(${conditions.value(patterns(names(values)))}::text[]))`
      : `(live and lower(namespace) = any(${conditions.value(names(values).map((name) => name.toLowerCase()))}::text[]))`,
  label: (values, conditions) => {
    const one = values.map((value) => `labels @> ${conditions.value(JSON.stringify(labelIn(value)))}::jsonb`);
    return `(live and (${one.join(" or ")}))`;
  },
};

const labelIn = (value: string): Record<string, string> => {
  const [key = "", ...rest] = value.split("=");
  return { [key]: rest.join("=") };
};

/**
 * The assets that match, what runs in them (a workload's or host's images), and the images of a repository. Subjects
 * are those assets, and the repositories of the images.
 */
const findInside = async (terms: Term[]): Promise<Inside[]> => {
  const conditions = new Conditions();
  for (const { field, values } of terms) conditions.add(SEEDS[field]!(values, conditions));
  const { rows: seeds } = await pool().query<{ id: number; kind: AssetKind }>(
    `select id, kind from asset where ${conditions.text}`,
    conditions.values,
  );
  if (seeds.length === 0) return [];
  const of = (kind: AssetKind) => ids(seeds.filter((seed) => seed.kind === kind));
  // By itself, and each kind by its own index, so that it is planned for as many as there are.
  const { rows } = await pool().query<Inside>({
    text: `select x.id, i.repository_id as "repositoryId" from (
      select unnest($1::int[]) as id
      union
      select image_id from workload_image where workload_id = any($2::int[]) and gone_at is null
      union
      select image_id from running_container where host_id = any($3::int[]) and image_id is not null
      union
      select image_id from container_detail where asset_id = any($4::int[]) and image_id is not null
      union
      select asset_id from image_detail where repository_id = any($5::int[])
    ) x left join image_detail i on i.asset_id = x.id`,
    values: [ids(seeds), of("workload"), of("host"), of("container"), of("repository")],
  });
  return rows;
};
