import { copyRows } from "../../db/copy.ts";
import type { CopyTx } from "../../db/transaction.ts";
import { SEVERITIES } from "../../findings/schema.ts";
import type { Advisory } from "../../ingest/reading/knowledge.ts";
import { enqueue } from "../../jobs/queue.ts";
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
  await copyRows(
    tx,
    "advisory_affected (advisory_id, position, ecosystem, package, ranges, versions)",
    records.flatMap(({ key, affected }) =>
      affected.map((row, position) => [
        ids.get(key)!,
        position,
        row.ecosystem,
        row.package,
        JSON.stringify(row.ranges),
        row.versions.join("\n"),
      ]),
    ),
  );
  await touchAffected(tx, keys, deliveryId);
  await enqueue(tx, "advisories_match", { deliveryId, reportId }, { priority: 5 });
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
  insert into advisory_touched (delivery_id, ecosystem, package)
  select distinct ${deliveryId}::int, f.ecosystem, f.package
  from advisory a join advisory_affected f on f.advisory_id = a.id where a.key = any(${keys}::text[])
  on conflict do nothing`;

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
