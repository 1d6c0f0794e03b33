import { hash } from "node:crypto";

/** Chance that can be had again: the same seed gives the same sequence on every machine (sfc32). */
export class Chance {
  readonly seed: string;
  private readonly state: Uint32Array;

  constructor(seed: string) {
    this.seed = seed;
    const digest = hash("sha256", seed, "buffer");
    this.state = Uint32Array.from([0, 4, 8, 12], (at) => digest.readUInt32LE(at));
  }

  /** 0 up to, not including, 1. */
  next(): number {
    const s = this.state;
    const sum = (s[0]! + s[1]! + s[3]!) >>> 0;
    s[3]! += 1;
    s[0] = s[1]! ^ (s[1]! >>> 9);
    s[1] = s[2]! + (s[2]! << 3);
    s[2] = ((s[2]! << 21) | (s[2]! >>> 11)) + sum;
    return sum / 2 ** 32;
  }

  /** A whole number from 0 up to, not including, `n`. */
  below(n: number): number {
    return Math.floor(this.next() * n);
  }

  happens(share: number): boolean {
    return this.next() < share;
  }

  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)]!;
  }

  shuffled<T>(items: readonly T[]): T[] {
    const mixed = [...items];
    for (let i = mixed.length - 1; i > 0; i--) {
      const j = this.below(i + 1);
      [mixed[i], mixed[j]] = [mixed[j]!, mixed[i]!];
    }
    return mixed;
  }

  /** A sequence of its own, so that one more draw here moves nothing there. */
  fork(word: string | number): Chance {
    return new Chance(`${this.seed}/${word}`);
  }
}

/** A seed nobody chose, short enough to be typed again. */
export const freshSeed = (): string =>
  hash("sha256", `${process.pid} ${process.hrtime.bigint()}`).slice(0, 8);
