/** Two writers may commit in another order than they took their numbers: what a stamp missed is seen after this long. */
const LONGEST_MS = 30_000;

interface Entry<T> {
  stamp: string;
  at: number;
  reading: Promise<{ value: T; until: Date }>;
}

/**
 * What was read, kept while its stamp is the same, the clock has not gone back, and its end is not reached; the
 * oldest beyond `most` goes. Askers at the same time share one reading. A reading that fails is not kept.
 */
export class Kept<T> {
  readonly #most: number;
  readonly #entries = new Map<string, Entry<T>>();

  constructor(most: number) {
    this.#most = most;
  }

  async get(
    key: string,
    stamp: string,
    now: Date,
    read: () => Promise<{ value: T; until: Date }>,
  ): Promise<T> {
    const known = this.#entries.get(key);
    const age = known ? now.getTime() - known.at : 0;
    if (known && known.stamp === stamp && age >= 0 && age < LONGEST_MS) {
      const { value, until } = await known.reading;
      if (now < until) return value;
    }
    const entry: Entry<T> = { stamp, at: now.getTime(), reading: read() };
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    for (const oldest of [...this.#entries.keys()].slice(0, -this.#most)) this.#entries.delete(oldest);
    try {
      return (await entry.reading).value;
    } catch (error) {
      if (this.#entries.get(key) === entry) this.#entries.delete(key);
      throw error;
    }
  }
}
