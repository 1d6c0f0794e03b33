import type { Actor } from "../../access/actor.ts";
import { demand } from "../../access/permissions.ts";
import { sql } from "../../db/client.ts";
import { AppError } from "../../errors.ts";
import type { PackagePage, PackageQuery, PackageRow } from "./schema.ts";

interface Stored extends Omit<PackageRow, "id" | "licenses"> {
  componentId: number;
  versionId: number;
  licenses: string[];
}

const PLACES = 5;

/** What the newest bills of an asset list, by name: each package and version once, whichever tools name it. */
export const listPackages = async (
  actor: Actor,
  assetId: number,
  { q, cursor, limit }: PackageQuery,
): Promise<PackagePage> => {
  demand(actor, "inventory:read");
  const pattern = q ? `%${q.replace(/[\\%_]/g, "\\$&")}%` : null;
  const after = cursor === undefined ? null : readCursor(cursor);
  const rows = await sql<Stored>`
    select c.name, c.id as "componentId", v.id as "versionId", v.text as version, c.type, c.purl,
      max(nullif(trim(b.source_name || ' ' || b.source_version), '')) as source,
      array_agg(distinct b.tool) as tools, (array_agg(distinct p.text) filter (where p.text <> ''))[1:${PLACES}::int] as places,
      array_agg(distinct b.licenses) filter (where b.licenses <> '') as licenses,
      (select count(*)::int from finding f join occurrence o on o.finding_id = f.id and o.asset_id = ${assetId}
        where f.component_id = c.id and f.kind = 0 and f.state < 2 and f.subject_id in (
          select ${assetId} union all select repository_id from image_detail where asset_id = ${assetId})) as findings
    from bill_package b join component c on c.id = b.component_id join version v on v.id = b.version_id
    join place p on p.id = b.place_id
    where b.asset_id = ${assetId} and (${pattern}::text is null or c.name ilike ${pattern})
      and (${after === null} or (c.name, c.id, v.id) > (${after?.name ?? ""}, ${after?.componentId ?? 0}::int, ${after?.versionId ?? 0}::int))
    group by c.id, v.id order by c.name, c.id, v.id limit ${limit + 1}`;
  const [count] = await sql<{ n: number }>`
    select count(distinct (b.component_id, b.version_id))::int as n from bill_package b join component c on c.id = b.component_id
    where b.asset_id = ${assetId} and (${pattern}::text is null or c.name ilike ${pattern})`;
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    rows: shown.map(({ componentId, versionId, licenses, source, places, ...row }) => ({
      ...row,
      id: `${componentId}.${versionId}`,
      source: source ?? "",
      places: places ?? [],
      licenses: [...new Set((licenses ?? []).flatMap((text) => text.split("\n")))],
    })),
    total: count!.n,
    nextCursor: rows.length > limit && last ? writeCursor(last) : null,
  };
};

interface Position {
  name: string;
  componentId: number;
  versionId: number;
}

const writeCursor = ({ name, componentId, versionId }: Position): string =>
  Buffer.from(JSON.stringify([name, componentId, versionId])).toString("base64url");

const readCursor = (cursor: string): Position => {
  try {
    const [name, componentId, versionId] = JSON.parse(
      Buffer.from(cursor, "base64url").toString(),
    ) as unknown[];
    if (typeof name === "string" && Number.isSafeInteger(componentId) && Number.isSafeInteger(versionId))
      return { name, componentId: componentId as number, versionId: versionId as number };
  } catch {
    // Falls through to the refusal: whatever it was, it is none of ours.
  }
  throw new AppError("invalid", "This cursor is not one of ours. Start from the first page.");
};
