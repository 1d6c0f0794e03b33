import { sql } from "../../../db/client.ts";
import type { RelatedAsset } from "../../detail/schema.ts";
import { baseOf } from "./base-of.ts";

type Relation = RelatedAsset & { title: string; total: number };

/** As many as a page shows; `total` says how many there are. */
const SHOWN = 200;

/** What an image is built on and what is built on it, as far as layers of both are known; live ones first. */
export const findLineage = async (id: number): Promise<Relation[]> => {
  const [below, above] = await Promise.all([findBelow(id), findAbove(id)]);
  return [...below, ...above];
};

/** The nearest base; where several repositories hold the same, each of them. */
const findBelow = async (id: number): Promise<Relation[]> => {
  const rows = await sql<RelatedAsset & { layers: string[]; own: string[] }>`
    select a.id, a.kind, a.name, a.live, b.layers, o.layers as own, null as detail
    from image_detail o join image_detail b on b.layers[1] = o.layers[1] and b.layers = o.layers[1:cardinality(b.layers)]
    join asset a on a.id = b.asset_id
    where o.asset_id = ${id} and cardinality(b.layers) < cardinality(o.layers)
    order by cardinality(b.layers) desc, a.live desc, a.last_seen desc, a.name, a.id limit ${SHOWN}`;
  const height = baseOf(rows[0]?.own ?? [], rows)?.layers.length;
  const bases = rows.filter(({ layers }) => layers.length === height);
  return bases.map(({ layers, own, ...asset }) => ({
    ...asset,
    title: "Built on",
    total: bases.length,
    detail: `${layers.length} of ${own.length} layers`,
  }));
};

const findAbove = (id: number): Promise<Relation[]> =>
  sql<Relation>`
    select 'Built on it' as title, a.id, a.kind, a.name, a.live, count(*) over ()::int as total,
      'its layers and ' || (cardinality(i.layers) - cardinality(o.layers)) || ' more' as detail
    from image_detail o join image_detail i on i.layers[1] = o.layers[1] and i.layers[1:cardinality(o.layers)] = o.layers
    join asset a on a.id = i.asset_id
    where o.asset_id = ${id} and cardinality(i.layers) > cardinality(o.layers)
    order by a.live desc, a.last_seen desc, a.name, a.id limit ${SHOWN}`;

/** Repositories with live images that are built on an image of this one. */
export const builtOn = async (repositoryId: number): Promise<number[]> => {
  const rows = await sql<{ id: number }>`
    select distinct i.repository_id as id from image_detail b join image_base l on l.base_id = b.asset_id
    join image_detail i on i.asset_id = l.image_id join asset a on a.id = i.asset_id and a.live
    where b.repository_id = ${repositoryId} order by 1`;
  return rows.map((row) => row.id);
};
