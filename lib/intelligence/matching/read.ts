import { sql } from "../../db/client.ts";
import type { SqlRunner } from "../../db/sql.ts";
import { SEVERITIES, type Severity } from "../../findings/schema.ts";
import type { KnownAdvisory } from "../advisories/record.ts";
import { ecosystemOfPackage, ecosystemOfSystem } from "../ecosystem.ts";
import { type AffectedEntry, type BillEntry, entryKey, questionsOf } from "../matching.ts";
import type { VersionRange } from "../versions/ranges.ts";
import type { ListedPackage } from "./observation.ts";

interface StoredPackage extends Omit<ListedPackage, "source" | "layer"> {
  sourceName: string;
  sourceVersion: string;
  layer: string;
  osFamily: string | null;
  osName: string | null;
}

/** What the bills of an asset list, each package once a place. Where a package does not say its distribution, its image does. */
export const listedPackages = async (tx: SqlRunner, assetId: number): Promise<ListedPackage[]> => {
  const rows = await tx.sql<StoredPackage>`
    select distinct on (b.component_id, b.version_id, b.place_id, b.source_name, b.source_version)
      b.component_id as "componentId", b.version_id as "versionId", c.key, c.type, c.name, c.purl, v.text as version,
      b.epoch, b.ecosystem, p.text as place, b.layer, b.source_name as "sourceName", b.source_version as "sourceVersion",
      i.os_family as "osFamily", i.os_name as "osName"
    from bill_package b join component c on c.id = b.component_id join version v on v.id = b.version_id
    join place p on p.id = b.place_id left join image_detail i on i.asset_id = b.asset_id
    where b.asset_id = ${assetId}
    order by b.component_id, b.version_id, b.place_id, b.source_name, b.source_version, b.ecosystem desc, b.tool`;
  return rows.map(({ sourceName, sourceVersion, osFamily, osName, layer, ...row }) => ({
    ...row,
    layer: layer || null,
    source: sourceName === "" ? null : { name: sourceName, version: sourceVersion },
    ecosystem:
      row.ecosystem ||
      ecosystemOfPackage(row.type, null) ||
      ecosystemOfSystem(row.type, osFamily ?? "", osName ?? ""),
  }));
};

interface StoredEntry extends Omit<AffectedEntry, "versions"> {
  versions: string;
  ranges: VersionRange[];
}

/** What advisories that stand say of some packages, as `matchPackages` looks it up. */
export const findAffected = async (
  tx: SqlRunner,
  entries: readonly BillEntry[],
): Promise<Map<string, AffectedEntry[]>> => {
  const asked = new Map(entries.flatMap(questionsOf).map((question) => [entryKey(question), question]));
  const questions = [...asked.values()];
  const rows = await tx.sql<StoredEntry>`
    select f.advisory_id as "advisoryId", f.ecosystem, f.package, f.ranges, f.versions
    from unnest(${questions.map((q) => q.ecosystem)}::text[], ${questions.map((q) => q.package)}::text[]) q(ecosystem, package)
    join advisory_affected f on f.ecosystem = q.ecosystem and f.package = q.package
    join advisory a on a.id = f.advisory_id and a.withdrawn is null
    order by f.advisory_id, f.position`;
  const known = new Map<string, AffectedEntry[]>();
  for (const row of rows) {
    const entry = { ...row, versions: row.versions === "" ? [] : row.versions.split("\n") };
    const key = entryKey(entry);
    const list = known.get(key);
    if (list) list.push(entry);
    else known.set(key, [entry]);
  }
  return known;
};

export const findAdvisories = async (tx: SqlRunner, ids: number[]): Promise<Map<number, KnownAdvisory>> => {
  const rows = await tx.sql<Omit<KnownAdvisory, "severity"> & { id: number; severity: number }>`
    select id, key, published, aliases, summary, details, urls, cvss, severity from advisory where id = any(${ids}::int[])`;
  return new Map(
    rows.map(({ id, severity, ...row }) => [id, { ...row, severity: SEVERITIES[severity] as Severity }]),
  );
};

export const anyAdvisory = async (tx: SqlRunner): Promise<boolean> =>
  (await tx.sql`select from advisory limit 1`).length > 0;

/** Assets whose bills list a package that a delivery spoke of, in the order of their numbers. */
export const listTouchedAssets = async (
  deliveryId: number,
  after: number,
  limit: number,
): Promise<number[]> => {
  const rows = await sql<{ id: number }>`
    with touched as materialized (
      select ecosystem, package, substring(package from '^(?:deb|rpm|apk)/(.+)$') as source
      from advisory_touched where delivery_id = ${deliveryId}),
    named as (
      select b.asset_id, b.ecosystem as has, t.ecosystem as said
      from touched t join component c on c.key = t.package join bill_package b on b.component_id = c.id
      where b.asset_id > ${after}
      union all
      select b.asset_id, b.ecosystem, t.ecosystem
      from touched t join bill_package b on b.source_name <> '' and lower(b.source_name) = lower(t.source)
      where t.source is not null and b.asset_id > ${after})
    select distinct asset_id as id from named
    where has = said or has = '' or split_part(has, ':', 1) = said order by 1 limit ${limit}`;
  return rows.map(({ id }) => id);
};

/** When the document that a job follows came in; null when it is no longer known. */
export const findArrival = async (deliveryId: number): Promise<Date | null> => {
  const [row] = await sql<{ at: Date }>`select received_at as at from delivery where id = ${deliveryId}`;
  return row?.at ?? null;
};
