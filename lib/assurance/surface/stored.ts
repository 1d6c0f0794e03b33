import { pool } from "../../db/client.ts";

/** What a look may write: that somebody was here, how often, and that somebody looked. */
const TRACES = /^(audit|session|collector_token|sign_in_attempt|call_rate|job|worker)/;

/** One digest per table of everything stored, but for traces and the job queue. */
export const storedState = async (): Promise<Map<string, string>> => {
  const { rows } = await pool().query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1",
  );
  const state = new Map<string, string>();
  for (const { name } of rows.filter(({ name }) => !TRACES.test(name))) {
    const quoted = `"${name.replaceAll('"', '""')}"`;
    const { rows: found } = await pool().query<{ digest: string | null }>(
      `select md5(string_agg(t::text, '|' order by t::text)) as digest from ${quoted} t`,
    );
    state.set(name, found[0]?.digest ?? "");
  }
  return state;
};

/** Tables whose rows are other ones now. */
export const changedTables = (before: Map<string, string>, after: Map<string, string>): string[] =>
  [...after.keys()].filter((name) => before.get(name) !== after.get(name));
