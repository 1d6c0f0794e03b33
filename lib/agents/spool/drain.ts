import { setTimeout } from "node:timers/promises";
import { Accepted } from "../../ingest/schema.ts";
import { reportRequest } from "../delivery/report.ts";
import { type Answer, ask, type Server } from "../delivery/request.ts";
import type { Tell } from "../happening.ts";
import type { Spool } from "./spool.ts";

export interface Drained {
  /** Deliveries that the server made of what waited. */
  deliveries: number[];
  refused: number;
  /** Why it gave up with parcels still waiting; null when all were sent. */
  stopped: string | null;
}

interface Patience {
  /** Goes on until the signal; otherwise it ends when nothing waits, or after some failures in a row. */
  watch: boolean;
  signal: AbortSignal;
  tell: Tell;
  /** Shorter in tests. */
  firstWaitMs?: number;
}

const FAILURES = 6;
const LONGEST_WAIT_MS = 60_000;
const LONGEST_ASKED_MS = 300_000;
/** Statuses that are about the document; any other refusal is about the token or the address, and the document waits. */
const ABOUT_THE_PARCEL = new Set([400, 409, 413, 415, 422]);

/** Sends what waits, in its order, each exactly once: a parcel leaves the disk when the server has said that it has it. */
export const drain = async (spool: Spool, server: Server, patience: Patience): Promise<Drained> => {
  const { watch, signal, tell } = patience;
  const drained: Drained = { deliveries: [], refused: 0, stopped: null };
  for (let failures = 0; !signal.aborted; ) {
    const { arrivals } = spool;
    const next = await spool.first();
    if (next === null) {
      if (!watch) return drained;
      await spool.arrival(arrivals, signal);
      continue;
    }
    const answer = await ask(...reportRequest(server, next.parcel), signal).catch(() => null);
    if (answer === null) break;
    const verdict = await verdictOf(answer);
    if (verdict.kind === "accepted") {
      failures = 0;
      await spool.remove(next.file);
      const { deliveryId, repeated } = verdict.accepted;
      drained.deliveries.push(deliveryId);
      tell({ event: "accepted", name: next.parcel.name, deliveryId, repeated });
    } else if (verdict.kind === "refused") {
      await spool.refuse(next.file, verdict.reason);
      drained.refused += 1;
    } else {
      failures += 1;
      if (!watch && (verdict.final || failures >= FAILURES)) return { ...drained, stopped: verdict.reason };
      await pause(waitOf(verdict.waitMs, failures, patience), spool, verdict.reason, patience);
    }
  }
  return { ...drained, stopped: spool.waiting > 0 ? "stopped before all was sent" : null };
};

type Verdict =
  | { kind: "accepted"; accepted: Accepted }
  | { kind: "refused"; reason: string }
  | { kind: "later"; reason: string; waitMs: number | null; final: boolean };

const verdictOf = async (answer: Answer): Promise<Verdict> => {
  if (answer.kind === "later") return { ...answer, final: false };
  if (answer.kind === "refused")
    return ABOUT_THE_PARCEL.has(answer.status)
      ? answer
      : { kind: "later", reason: answer.reason, waitMs: LONGEST_WAIT_MS, final: true };
  const body: unknown = await answer.response.json().catch(() => null);
  const accepted = Accepted.safeParse(body);
  // A captive portal or a wrong address says 200 to everything: only this answer means that it is stored.
  return accepted.success
    ? { kind: "accepted", accepted: accepted.data }
    : { kind: "later", reason: "what answers there is no Plimsoll", waitMs: null, final: false };
};

/** Doubles from one failure to the next, with some chance in it: a hundred agents must not come back at once. */
const waitOf = (asked: number | null, failures: number, { firstWaitMs = 1_000 }: Patience): number => {
  const grown = Math.min(firstWaitMs * 2 ** (failures - 1), LONGEST_WAIT_MS);
  return Math.max(Math.min(asked ?? 0, LONGEST_ASKED_MS), grown * (0.75 + Math.random() / 2));
};

const pause = async (ms: number, spool: Spool, reason: string, { tell, signal }: Patience): Promise<void> => {
  tell({ event: "waiting", reason, seconds: Math.ceil(ms / 1000), parcels: spool.waiting });
  await setTimeout(ms, undefined, { signal }).catch(() => {});
};
