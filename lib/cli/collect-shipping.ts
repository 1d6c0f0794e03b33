import { setTimeout } from "node:timers/promises";
import { describeDelivery, settledDelivery } from "../agents/delivery/report.ts";
import type { Server } from "../agents/delivery/request.ts";
import type { Tell } from "../agents/happening.ts";
import type { Agent, Parcel } from "../agents/parcel.ts";
import type { Pulse } from "../agents/pulse/pulse.ts";
import { SourceError } from "../agents/source-error.ts";
import { type Drained, drain } from "../agents/spool/drain.ts";
import { SPOOL_LIMITS, Spool } from "../agents/spool/spool.ts";

interface Shipping {
  /** Null: documents are printed, nothing is kept or sent. */
  server: Server | null;
  folder: string;
  watch: boolean;
  tell: Tell;
  /** What it says of itself to the server. */
  pulse: Pulse | null;
}

/** An agent has this long to hand over what it has gathered once it is told to end. */
const FAREWELL_MS = 1_500;
/** Whatever still hangs then is left behind: what was gathered is on disk. */
const LAST_MS = 1_800;

/** Runs an agent and sends what it gathers. The exit code of `plimsoll collect`. */
export const ship = async (
  agent: Agent,
  { server, folder, watch, tell, pulse }: Shipping,
): Promise<number> => {
  const ending = new AbortController();
  const stop = () => {
    ending.abort();
    setTimeout(LAST_MS, undefined, { ref: false }).then(() => process.exit());
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, stop);
  const options = { watch, signal: ending.signal };
  if (server === null || pulse === null) {
    await agent(print, options);
    return 0;
  }
  const spool = await Spool.open(folder, SPOOL_LIMITS, tell);
  try {
    return await (watch
      ? shipAsItComes(agent, spool, server, { ...options, tell, pulse })
      : shipOnce(agent, spool, server, { ...options, tell, pulse }));
  } finally {
    spool.close();
  }
};

const print = async ({ body }: Parcel): Promise<void> => {
  process.stdout.write(`${Buffer.from(body).toString("utf8")}\n`);
};

interface Run {
  watch: boolean;
  signal: AbortSignal;
  tell: Tell;
  pulse: Pulse;
}

const shipOnce = async (agent: Agent, spool: Spool, server: Server, run: Run): Promise<number> => {
  const lostBefore = spool.lost;
  const put = run.pulse.shipping((parcel) => spool.put(parcel), run.tell);
  const unseen = await agent(put, run).catch(sourceError);
  if (unseen) run.pulse.note(unseen.message);
  // What waited from before is sent all the same.
  const drained = await drain(spool, server, run);
  if (drained.stopped === null) await run.pulse.beat(spool, run.signal);
  const applied = await allApplied(drained, server, run);
  if (unseen) throw unseen;
  return applied && spool.lost === lostBefore ? 0 : 1;
};

const sourceError = (error: unknown): SourceError => {
  if (error instanceof SourceError) return error;
  throw error;
};

const allApplied = async (
  { deliveries, refused, stopped }: Drained,
  server: Server,
  { signal }: Run,
): Promise<boolean> => {
  let applied = refused === 0 && stopped === null;
  if (stopped !== null) console.error(`not sent, and kept for the next time: ${stopped}`);
  for (const deliveryId of deliveries) {
    const outcome = await settledDelivery(server, deliveryId, signal)
      .then(describeDelivery)
      .catch((error: Error) => ({ applied: false, text: error.message }));
    console.error(`delivery ${deliveryId}: ${outcome.text}`);
    applied &&= outcome.applied;
  }
  return applied;
};

/** Sending goes on while the agent looks; when told to end, what it still hands over stays on disk for the next start. */
const shipAsItComes = async (agent: Agent, spool: Spool, server: Server, run: Run): Promise<number> => {
  const broken = new AbortController();
  const signal = AbortSignal.any([run.signal, broken.signal]);
  const sending = drain(spool, server, { ...run, signal });
  const beating = run.pulse.beating(spool, signal);
  const put = run.pulse.shipping((parcel) => spool.put(parcel), run.tell);
  const farewell = ended(run.signal).then(() => setTimeout(FAREWELL_MS, undefined, { ref: false }));
  try {
    await Promise.race([agent(put, run), farewell]);
  } finally {
    broken.abort();
    await Promise.all([sending, beating]);
  }
  return 0;
};

const ended = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
