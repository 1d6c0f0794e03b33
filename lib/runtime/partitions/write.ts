import { pool } from "../../db/client.ts";
import { RETENTION_DAYS } from "../schema.ts";

const DAY = 86_400_000;
const made = new Set<string>();

const nameOf = (day: string): string => `runtime_event_${day.replaceAll("-", "")}`;

/** The first day whose events are kept, as `2026-03-01`. */
export const firstKeptDay = (now: Date): string =>
  new Date(now.getTime() - RETENTION_DAYS * DAY).toISOString().slice(0, 10);

/**
 * Makes the partitions of these days that are not there yet, each in a transaction of its own, so that two workers
 * never wait for each other's report.
 *
 * @param days `2026-03-01`, checked: they become part of a name
 */
export const ensureDays = async (days: Iterable<string>): Promise<void> => {
  for (const day of days) {
    if (made.has(day)) continue;
    if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new Error(`${day} is no day.`);
    const next = new Date(Date.parse(day) + DAY).toISOString().slice(0, 10);
    // Attaching waits for no reader, unlike CREATE … PARTITION OF.
    const name = nameOf(day);
    await pool().query(`do $$ begin
      perform pg_advisory_xact_lock(hashtext('plimsoll.runtime_event'));
      if to_regclass('${name}') is null then
        create table ${name} (like runtime_event including defaults including constraints);
        alter table runtime_event attach partition ${name} for values from ('${day}') to ('${next}');
      end if;
    end $$`);
    made.add(day);
  }
};

/** Drops the partitions of days before `first`; answers how many. */
export const dropDaysBefore = async (first: string): Promise<number> => {
  const { rows } = await pool().query<{ name: string }>(
    `select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
     where i.inhparent = 'runtime_event'::regclass and c.relname < $1`,
    [nameOf(first)],
  );
  for (const { name } of rows) await pool().query(`drop table "${name}"`);
  for (const { name } of rows) made.delete(name.slice(-8).replace(/(....)(..)(..)/, "$1-$2-$3"));
  return rows.length;
};

/** For tests that change databases within one process. */
export const forgetDays = (): void => made.clear();
