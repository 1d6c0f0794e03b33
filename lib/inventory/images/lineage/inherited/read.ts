import { sql } from "../../../../db/client.ts";
import type { Inheritance } from "../schema.ts";

/**
 * Where a vulnerability of an image repository comes from: on how many of its live images it is, on how many of them
 * it is inherited, and from which base (the nearest that has it). Null for what is not about images or nowhere now.
 * The caller has asked whether the finding may be read.
 */
export const findInheritance = async (findingId: number): Promise<Inheritance | null> => {
  const rows = await sql<{ image: number; id: number | null; name: string | null; live: boolean | null }>`
    select o.asset_id as image, b.id, b.name, b.live
    from finding f join image_detail i on i.repository_id = f.subject_id join asset a on a.id = i.asset_id and a.live
    join lateral (select distinct asset_id from occurrence o where o.asset_id = i.asset_id and o.finding_id = f.id) o on true
    left join lateral (
      select base_id from inherited v where v.image_id = o.asset_id and v.finding_id = f.id
      order by v.height desc, base_id limit 1) v on true
    left join asset b on b.id = v.base_id where f.id = ${findingId} and f.kind = 0`;
  if (rows.length === 0) return null;
  const bases = new Map(
    rows.flatMap(({ id, name }) => (id === null ? [] : [[id, { id, kind: "image", name: name! }]])),
  );
  return {
    images: rows.length,
    inherited: rows.filter(({ id }) => id !== null).length,
    from: [...bases.values()],
  };
};
