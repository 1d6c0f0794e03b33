import { hostname } from "node:os";
import type { Actor } from "../../access/actor.ts";
import { demand } from "../../access/permissions.ts";
import { recorded } from "../../exports/write.ts";
import { PRODUCT } from "../../reports/write.ts";
import { listAuditEntries } from "../read.ts";
import type { AuditFilter } from "../schema.ts";
import { type SiemFormat, siemLine } from "./formats.ts";

/** The log, newest first, one event a line, as SIEMs take it in. That it was taken is recorded. */
export const exportForSiem = (
  actor: Actor,
  format: SiemFormat,
  filter: AuditFilter,
): { fileName: string; bytes: AsyncGenerator<Uint8Array> } => {
  demand(actor, "audit:export");
  const tally = { rows: 0 };
  return {
    fileName: `plimsoll-audit-${format}.${format === "syslog" ? "log" : "jsonl"}`,
    bytes: recorded(lines(actor, format, filter, tally), actor, {
      name: "audit",
      query: { format, filter },
      tally,
    }),
  };
};

async function* lines(
  actor: Actor,
  format: SiemFormat,
  filter: AuditFilter,
  tally: { rows: number },
): AsyncGenerator<Uint8Array> {
  const emitter = { host: hostname(), product: PRODUCT };
  const encoder = new TextEncoder();
  let cursor = filter.cursor;
  do {
    const page = await listAuditEntries(actor, { ...filter, cursor, limit: 200 });
    tally.rows += page.entries.length;
    yield encoder.encode(page.entries.map((entry) => `${siemLine(format, entry, emitter)}\n`).join(""));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}
