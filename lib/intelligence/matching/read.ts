import { sql } from "../../db/client.ts";
import type { SqlRunner } from "../../db/sql.ts";
import { SEVERITIES, type Severity } from "../../findings/schema.ts";
import type { KnownAdvisory } from "../advisories/record.ts";
import { ecosystemOfSystem } from "../ecosystem.ts";
import { type AffectedEntry, type BillEntry, entryKey, questionsOf } from "../matching.ts";
import type { VersionRange } from "../versions/ranges.ts";
import type { ListedPackage } from "./observation.ts";

interface StoredPackage extends Omit<ListedPackage, "source"> {
  sourceName: string;
  sourceVersion: string;
}

/** What the bills of an asset list, each package once a place. Where a package does not say its distribution, its image does. */
export const listedPackages = async (
  tx: SqlRunner,
  assetId: number,
  componentId: number | null = null,
): Promise<ListedPackage[]> => {
  const [system] = await tx.sql<{ family: string; name: string }>`
    select coalesce(os_family, '') as family, coalesce(os_name, '') as name from image_detail where asset_id = ${assetId}`;
  const { family = "", name = "" } = system ?? {};
  const rows = await tx.sql<StoredPackage>`
    select b.component_id as "componentId", b.version_id as "versionId", c.key, c.type, c.name, v.text as version,
      b.epoch, b.ecosystem, p.text as place, b.source_name as "sourceName", b.source_version as "sourceVersion"
    from bill_package b join component c on c.id = b.component_id join version v on v.id = b.version_id
    join place p on p.id = b.place_id
    where b.asset_id = ${assetId} and (${componentId}::int is null or b.component_id = ${componentId}::int)
    order by b.tool`;
  return onceEach(rows).map(({ sourceName, sourceVersion, ...row }) => ({
    ...row,
    source: sourceName === "" ? null : { name: sourceName, version: sourceVersion },
    ecosystem: row.ecosystem || ecosystemOfSystem(row.type, family, name),
  }));
};

/** Several tools list most packages alike; the one that knows the ecosystem says more. */
const onceEach = (rows: StoredPackage[]): StoredPackage[] => {
  const unique = new Map<string, StoredPackage>();
  for (const row of rows) {
    const key = `${row.componentId} ${row.versionId} ${row.sourceName} ${row.sourceVersion} ${row.place}`;
    if (!unique.get(key)?.ecosystem) unique.set(key, row);
  }
  return [...unique.values()];
};

interface StoredEntry {
  packageId: number;
  advisoryId: number;
  ranges: VersionRange[];
  versions: string;
}

/** What advisories that stand say of some packages, as `matchPackages` looks it up. */
export const findAffected = async (
  tx: SqlRunner,
  entries: readonly BillEntry[],
): Promise<Map<string, AffectedEntry[]>> => {
  const questions = [
    ...new Map(entries.flatMap(questionsOf).map((question) => [entryKey(question), question])).values(),
  ];
  const packages = await tx.sql<{ id: number; ecosystem: string; package: string }>`
    select p.id, p.ecosystem, p.package
    from unnest(${questions.map((q) => q.ecosystem)}::text[], ${questions.map((q) => q.package)}::text[]) q(ecosystem, package)
    join advisory_package p on p.ecosystem = q.ecosystem and p.package = q.package`;
  const rows = await tx.sql<StoredEntry>`
    select package_id as "packageId", advisory_id as "advisoryId", ranges, versions
    from advisory_affected where package_id = any(${packages.map(({ id }) => id)}::int[])
    order by package_id, advisory_id, position`;
  const byId = new Map(packages.map((row) => [row.id, { ...row, list: [] as AffectedEntry[] }]));
  for (const { packageId, advisoryId, ranges, versions } of rows) {
    const found = byId.get(packageId)!;
    found.list.push({
      advisoryId,
      ecosystem: found.ecosystem,
      package: found.package,
      ranges,
      versions: versions === "" ? [] : versions.split("\n"),
    });
  }
  return new Map([...byId.values()].map((found) => [entryKey(found), found.list]));
};

/** Without their texts where the dictionary of rules has them: that is most of what a record is. */
export const findAdvisories = async (tx: SqlRunner, ids: number[]): Promise<Map<number, KnownAdvisory>> => {
  const rows = await tx.sql<Omit<KnownAdvisory, "severity"> & { id: number; severity: number }>`
    select a.id, a.key, a.published, a.aliases, a.severity, a.cvss,
      case when r.id is null then a.summary else '' end as summary, case when r.id is null then a.details else '' end as details,
      case when r.id is null then a.urls else '{}' end as urls
    from advisory a left join rule r on r.kind = 0 and r.key = a.key where a.id = any(${ids}::int[])`;
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
      select p.ecosystem, p.package, substring(p.package from '^(?:deb|rpm|apk)/(.+)$') as source
      from advisory_touched t join advisory_package p on p.id = t.package_id where t.delivery_id = ${deliveryId}),
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
