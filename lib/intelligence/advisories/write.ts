import { copyRows } from "../../db/copy.ts";
import type { CopyTx } from "../../db/transaction.ts";
import { SEVERITIES } from "../../findings/schema.ts";
import type { Advisory } from "../../ingest/reading/knowledge.ts";
import { enqueue } from "../../jobs/queue.ts";
import { entryKey } from "../matching.ts";
import type { AffectedRow } from "./affected-rows.ts";
import { type AdvisoryRecord, advisoryRecords, isNewer } from "./record.ts";

interface Arrival {
  advisories: readonly Advisory[];
  deliveryId: number;
  reportId: number;
}

/**
 * Takes records in: of each the newest version counts, in whatever order they come. Packages about which something
 * changed are remembered, and a job matches the bills that list them (lib/intelligence/jobs.ts).
 */
export const applyAdvisories = async (
  tx: CopyTx,
  { advisories, deliveryId, reportId }: Arrival,
): Promise<void> => {
  // Two documents about one record wait for each other; there are few of them, and each says a lot.
  await tx.sql`select pg_advisory_xact_lock(hashtext('plimsoll.advisories'))`;
  const records = await newerThanKnown(tx, advisoryRecords(advisories));
  if (records.length === 0) return;
  const keys = records.map(({ key }) => key);
  await touchAffected(tx, keys, deliveryId);
  const ids = await keepRecords(tx, records, reportId);
  await tx.sql`delete from advisory_affected where advisory_id = any(${[...ids.values()]}::int[])`;
  // What was withdrawn affects nothing; the record itself stays, so that an older version of it cannot return.
  const standing = records.filter(({ withdrawn }) => withdrawn === null);
  const packages = await internPackages(
    tx,
    standing.flatMap(({ affected }) => affected),
  );
  await copyRows(
    tx,
    "advisory_affected (package_id, advisory_id, position, ranges, versions)",
    standing.flatMap(({ key, affected }) =>
      affected.map((row, position) => [
        packages.get(entryKey(row))!,
        ids.get(key)!,
        position,
        JSON.stringify(row.ranges),
        row.versions.join("\n"),
      ]),
    ),
  );
  await touchAffected(tx, keys, deliveryId);
  await enqueue(tx, "advisories_match", { deliveryId, reportId, by: "feed" }, { priority: 5 });
};

const newerThanKnown = async (tx: CopyTx, records: AdvisoryRecord[]): Promise<AdvisoryRecord[]> => {
  const rows = await tx.sql<Pick<AdvisoryRecord, "key" | "modified" | "digest">>`
    select key, modified, digest from advisory where key = any(${records.map(({ key }) => key)}::text[])`;
  const known = new Map(rows.map((row) => [row.key, row]));
  return records.filter((record) => {
    const other = known.get(record.key);
    return other === undefined || isNewer(record, other);
  });
};

/** What these records affect as they are stored now: before they change and after. */
const touchAffected = (tx: CopyTx, keys: string[], deliveryId: number): Promise<unknown> => tx.sql`
  insert into advisory_touched (delivery_id, package_id)
  select distinct ${deliveryId}::int, f.package_id
  from advisory a join advisory_affected f on f.advisory_id = a.id where a.key = any(${keys}::text[])
  on conflict do nothing`;

const internPackages = async (
  tx: CopyTx,
  named: readonly Pick<AffectedRow, "ecosystem" | "package">[],
): Promise<Map<string, number>> => {
  const distinct = [...new Map(named.map((row) => [entryKey(row), row])).values()];
  const ecosystems = distinct.map((row) => row.ecosystem);
  const packages = distinct.map((row) => row.package);
  await tx.sql`insert into advisory_package (ecosystem, package)
    select * from unnest(${ecosystems}::text[], ${packages}::text[]) on conflict do nothing`;
  const rows = await tx.sql<{ id: number; ecosystem: string; package: string }>`
    select p.id, p.ecosystem, p.package from unnest(${ecosystems}::text[], ${packages}::text[]) q(ecosystem, package)
    join advisory_package p on p.ecosystem = q.ecosystem and p.package = q.package`;
  return new Map(rows.map((row) => [entryKey(row), row.id]));
};

const COLUMNS =
  "key, modified, digest, withdrawn, published, aliases, summary, details, urls, cvss, severity, report_id";

const keepRecords = async (
  tx: CopyTx,
  records: AdvisoryRecord[],
  reportId: number,
): Promise<Map<string, number>> => {
  await tx.sql`create temp table arriving_advisory (like advisory including defaults) on commit drop`;
  await tx.sql`alter table arriving_advisory drop column id`;
  await copyRows(
    tx,
    `arriving_advisory (${COLUMNS})`,
    records.map((r) => [
      r.key,
      r.modified,
      r.digest,
      r.withdrawn,
      r.published,
      arrayText(r.aliases),
      r.summary,
      r.details,
      arrayText(r.urls),
      JSON.stringify(r.cvss),
      SEVERITIES.indexOf(r.severity),
      reportId,
    ]),
  );
  const rows = await tx.sql<{ id: number; key: string }>`
    insert into advisory (key, modified, digest, withdrawn, published, aliases, summary, details, urls, cvss, severity, report_id)
    select key, modified, digest, withdrawn, published, aliases, summary, details, urls, cvss, severity, report_id
    from arriving_advisory
    on conflict (key) do update set modified = excluded.modified, digest = excluded.digest,
      withdrawn = excluded.withdrawn, published = excluded.published, aliases = excluded.aliases,
      summary = excluded.summary, details = excluded.details, urls = excluded.urls, cvss = excluded.cvss,
      severity = excluded.severity, report_id = excluded.report_id
    returning id, key`;
  await tx.sql`drop table arriving_advisory`;
  return new Map(rows.map(({ id, key }) => [key, id]));
};

/** An array as PostgreSQL writes it (manual, "Array Input and Output Syntax"). */
const arrayText = (texts: readonly string[]): string =>
  `{${texts.map((text) => `"${text.replace(/["\\]/g, "\\$&")}"`).join(",")}}`;
