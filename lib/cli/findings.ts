import { parseArgs } from "node:util";
import { UsageError } from "../agents/options.ts";
import type { FindingRow } from "../findings/list/schema.ts";
import { FINDINGS_OPTIONS } from "./options.ts";
import { type CommandSession, signIn } from "./sign-in.ts";

const USAGE = "usage: plimsoll findings [FILTER] --url URL [--json | --csv] [--limit N]";
const PAGE = 200;

/**
 * `plimsoll findings 'is:open kev:yes' --url URL`: what the list of findings shows for a filter, as its reader sees it.
 * Who reads stands in PLIMSOLL_EMAIL and PLIMSOLL_PASSWORD. 0: listed. 1: refused. 2: the command line cannot be read.
 */
export const findings = async (args: string[]): Promise<number> => {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: FINDINGS_OPTIONS });
  const { url = process.env.PLIMSOLL_URL, limit = "100" } = values;
  if (!url || !URL.canParse(url) || positionals.length > 1 || !/^[1-9]\d{0,6}$/.test(limit))
    throw new UsageError(USAGE);
  const { PLIMSOLL_EMAIL: email, PLIMSOLL_PASSWORD: password } = process.env;
  if (!email || !password)
    throw new UsageError(`${USAGE}\nPut who reads into PLIMSOLL_EMAIL and PLIMSOLL_PASSWORD.`);
  try {
    const session = await signIn(url.replace(/\/+$/, ""), email, password);
    try {
      const filter = positionals[0] ?? "";
      if (values.csv)
        await session.stream(`/api/v1/findings/export?${new URLSearchParams({ format: "csv", filter })}`);
      else await list(session.api, filter, Number(limit), values.json ?? false);
      return 0;
    } finally {
      await session.end();
    }
  } catch (error) {
    console.error(`plimsoll findings: ${(error as Error).message}`);
    return 1;
  }
};

const list = async (
  api: CommandSession["api"],
  filter: string,
  limit: number,
  json: boolean,
): Promise<void> => {
  let cursor: string | undefined;
  let left = limit;
  do {
    const query = { filter, limit: Math.min(PAGE, left), ...(cursor ? { cursor } : {}) };
    const { data } = await api.GET("/api/v1/findings", { params: { query } });
    for (const row of data!.rows) console.log(json ? JSON.stringify(row) : line(row));
    left -= data!.rows.length;
    cursor = data!.nextCursor ?? undefined;
  } while (cursor !== undefined && left > 0);
};

/** One finding in a line: how bad, how urgent, what, in what, where. */
const line = ({ severity, priority, rule, component, installed, subject, status }: FindingRow): string =>
  [
    severity.padEnd(10),
    (priority ?? "–").replace("_", " ").padEnd(13),
    rule.key.padEnd(18),
    [component, installed[0]].filter(Boolean).join(" ").padEnd(32),
    subject.name,
    status === "open" ? "" : `(${status.replaceAll("_", " ")})`,
  ]
    .join(" ")
    .trimEnd();
