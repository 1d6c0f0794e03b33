import product from "../../../package.json" with { type: "json" };
import type { Actor } from "../../access/actor.ts";
import { demand } from "../../access/permissions.ts";
import { clock } from "../../clock.ts";
import { sql } from "../../db/client.ts";
import { AppError } from "../../errors.ts";
import type { AgentProfile, Beat, BeatAnswer } from "./schema.ts";

/** Unchanged or not, a whole look comes again after this long, or once an interval: what was seen in it would fall silent. */
const LONGEST_SECONDS = 900;
/** From the end of that time to the next look. */
const SLACK_SECONDS = 60;

/**
 * Keeps what an agent says of itself, in the place of what it said before. It comes every minute and changes nothing
 * that people decide by, so that it is no line of the audit log.
 * @throws AppError forbidden (no collector)
 */
export const keepBeat = async (actor: Actor, beat: Beat): Promise<BeatAnswer> => {
  demand(actor, "reports:push");
  if (actor.kind !== "collector")
    throw new AppError("forbidden", "Only a collector's agent has a heartbeat.");
  const collectorId = Number(actor.id);
  const now = clock();
  const { sentAt, unchanged, ...said } = beat;
  const profile: AgentProfile = {
    ...said,
    skewSeconds: (now.getTime() - Date.parse(sentAt)) / 1000,
  };
  const [row] = await sql<{ interval: number | null }>`
    update collector set beat_at = ${now}, profile = ${JSON.stringify(profile)}::jsonb
    where id = ${collectorId} returning interval_seconds as interval`;
  const longest = Math.min(row?.interval ?? LONGEST_SECONDS, LONGEST_SECONDS);
  return {
    server: product.version,
    wanted: await unknownOf(collectorId, unchanged),
    standSeconds: Math.max(0, longest - SLACK_SECONDS),
  };
};

/** One that waits for a person, or could not be read, is known: sent again at once it would be the same. */
const unknownOf = async (collectorId: number, unchanged: string[]): Promise<string[]> => {
  if (unchanged.length === 0) return [];
  const rows = await sql<{ sha256: string }>`
    select r.sha256 from report r where r.sha256 = any(${unchanged}::text[])
      and exists (select from delivery d where d.report_id = r.id and d.collector_id = ${collectorId})`;
  const known = new Set(rows.map(({ sha256 }) => sha256));
  return unchanged.filter((sha256) => !known.has(sha256));
};
