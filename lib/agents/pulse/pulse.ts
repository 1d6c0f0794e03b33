import { setTimeout as sleep } from "node:timers/promises";
import { type AgentTrouble, type Beat, MOST_TROUBLES, type Source } from "../../collectors/beats/schema.ts";
import { sendBeat } from "../delivery/beat.ts";
import type { Server } from "../delivery/request.ts";
import { type Happening, happeningText, type Tell } from "../happening.ts";
import type { Parcel, Ship } from "../parcel.ts";
import { Steady } from "./steady.ts";

const BEAT_MS = 60_000;
/** Troubles of the last day are told; older ones are in its log. */
const TOLD_MS = 86_400_000;
const LONGEST_REASON = 500;

export interface Self {
  agent: Beat["agent"];
  /** Seconds from one look to the next; null: it looks once. */
  intervalSeconds: number | null;
}

interface Waiting {
  readonly waiting: number;
  readonly lost: number;
}

/** What an agent says of itself every minute: that it is alive, what it looks at, what went wrong. */
export class Pulse {
  private readonly server: Server;
  private readonly self: Self;
  private readonly steady = new Steady();
  private troubles: AgentTrouble[] = [];
  private source: Source | null = null;
  private known = Promise.withResolvers<void>();

  constructor(server: Server, self: Self) {
    this.server = server;
    this.self = self;
  }

  /** Tells, and remembers what went wrong. */
  telling(tell: Tell): Tell {
    return (happening) => {
      tell(happening);
      this.remember(happening);
    };
  }

  /** Why it saw nothing, where that ends it. */
  note(reason: string): void {
    this.remember({ event: "unseen", reason, seconds: 0 });
  }

  /** Ships all but what says nothing new. */
  shipping(ship: Ship, tell: Tell): Ship {
    return async (parcel: Parcel) => {
      if (parcel.source) this.see(parcel.source);
      if (this.steady.repeats(parcel, Date.now())) return tell({ event: "unchanged", name: parcel.name });
      await ship(parcel);
    };
  }

  /** Says it until the signal: each minute, and as soon as it is known what is looked at. */
  async beating(spool: Waiting, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.beat(spool, signal);
      const waking = new AbortController();
      const pause = sleep(BEAT_MS, undefined, { signal: AbortSignal.any([signal, waking.signal]) });
      await Promise.race([pause.catch(() => {}), this.known.promise]);
      waking.abort();
    }
  }

  /** Once. */
  async beat({ waiting, lost }: Waiting, signal: AbortSignal): Promise<void> {
    this.known = Promise.withResolvers();
    const now = new Date();
    const told = now.getTime() - TOLD_MS;
    const unchanged = this.steady.standing;
    const beat: Beat = {
      ...this.self,
      sentAt: now.toISOString(),
      source: this.source,
      waiting,
      lost,
      troubles: this.troubles.filter(({ at }) => Date.parse(at) > told),
      unchanged,
    };
    const answer = await sendBeat(this.server, beat, signal);
    if (answer) this.steady.confirm(answer, Date.now());
  }

  private remember(happening: Happening): void {
    const trouble = troubleOf(happening, new Date());
    if (trouble) this.troubles = [trouble, ...this.troubles].slice(0, MOST_TROUBLES);
  }

  private see(source: Source): void {
    const { name, version } = this.source ?? {};
    this.source = source;
    if (name !== source.name || version !== source.version) this.known.resolve();
  }
}

const troubleOf = (happening: Happening, at: Date): AgentTrouble | null => {
  const { event } = happening;
  if (event !== "unseen" && event !== "passed_over" && event !== "refused" && event !== "lost") return null;
  const reason = "reason" in happening ? happening.reason : happeningText(happening);
  return { at: at.toISOString(), event, reason: reason.slice(0, LONGEST_REASON) };
};
