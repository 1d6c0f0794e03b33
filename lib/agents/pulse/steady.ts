import { hash } from "node:crypto";
import type { BeatAnswer } from "../../collectors/beats/schema.ts";
import type { Parcel } from "../parcel.ts";

/** What the server said counts for this long: two beats may be lost on the way. */
const TRUST_MS = 3 * 60_000;

interface Whole {
  content: string;
  sha256: string;
  at: number;
  wanted: boolean;
}

/**
 * Which whole looks need not be sent, because they say what the last one said, and the server has that. It says so in
 * answer to beats; where it does not, everything is sent.
 */
export class Steady {
  private readonly wholes = new Map<string, Whole>();
  private answeredAt = Number.NEGATIVE_INFINITY;
  private standMs = 0;

  /** Whether a parcel says nothing that was not handed over before. If so it is still true, else it is remembered. */
  repeats({ series, content, body }: Parcel, now: number): boolean {
    if (series === undefined || content === undefined) {
      // What came and went in between is only gone once a look shows it.
      this.wholes.clear();
      return false;
    }
    const last = this.wholes.get(series);
    const trusted = now - this.answeredAt < TRUST_MS;
    if (last && trusted && last.content === content && !last.wanted && now - last.at < this.standMs)
      return true;
    this.wholes.set(series, { content, sha256: hash("sha256", body), at: now, wanted: false });
    return false;
  }

  /** SHA-256 of the documents that stand for what is there now. */
  get standing(): string[] {
    return [...this.wholes.values()].map(({ sha256 }) => sha256);
  }

  /** The server has them, but for those that it wants again; for so long they stand. */
  confirm({ wanted, standSeconds }: Omit<BeatAnswer, "server">, now: number): void {
    this.answeredAt = now;
    this.standMs = standSeconds * 1000;
    for (const whole of this.wholes.values()) if (wanted.includes(whole.sha256)) whole.wanted = true;
  }
}
