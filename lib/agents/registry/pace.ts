import { setTimeout as sleep } from "node:timers/promises";
import { RegistryError } from "./registry-error.ts";

/** Longer than this a look does not wait; what it has is shipped, and the next look goes on. */
const LONGEST_PAUSE_MS = 120_000;
const FIRST_PAUSE_MS = 500;

/**
 * Seconds or a date (RFC 9110 10.2.3) as milliseconds from now; null where the header says neither.
 */
export function retryAfter(header: string | null, now: Date): number | null {
  const text = header?.trim() ?? "";
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  // A date of HTTP begins with its day; `Date.parse` takes much else.
  const at = /^[A-Z][a-z]{2,8}, /.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime());
}

/** How often and how many at a time a registry is asked. When it asks for a pause, all requests take it. */
export class Pace {
  private readonly waiting: (() => void)[] = [];
  private free: number;
  private resumesAt = 0;

  constructor(concurrency: number) {
    this.free = concurrency;
  }

  /** Runs one exchange when it is its turn. */
  async take<T>(exchange: () => Promise<T>, signal: AbortSignal): Promise<T> {
    if (this.free > 0) this.free -= 1;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      for (let wait = this.resumesAt - Date.now(); wait > 0; wait = this.resumesAt - Date.now())
        await sleep(wait, undefined, { signal });
      signal.throwIfAborted();
      return await exchange();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.free += 1;
    }
  }

  /**
   * The registry wants to be left alone: for as long as it says, else twice as long as the attempt before.
   * @throws RegistryError limited, where that is longer than a look should take
   */
  pause(asked: number | null, attempt: number): void {
    const wait = asked ?? FIRST_PAUSE_MS * 2 ** attempt;
    if (wait > LONGEST_PAUSE_MS)
      throw new RegistryError("limited", `the registry asks for a pause of ${Math.ceil(wait / 1000)} s`);
    this.resumesAt = Math.max(this.resumesAt, Date.now() + wait);
  }
}
