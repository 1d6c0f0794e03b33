import type { Told } from "./verdict.ts";

/** Who says it, and when; `id` is a UUID of the document. */
export interface Issue {
  id: string;
  author: string;
  /** RFC 3339 UTC. */
  at: string;
  product: { name: string; version: string };
}

/** One decision on one vulnerability in one product. */
export interface Saying extends Told {
  vulnerability: string;
  aliases: string[];
  product: string;
  /** The part that has it; null: the product itself. */
  component: string | null;
  at: string;
}

/** Lets a document leave in pieces: its head without the last `]}`, its entries, its end. */
export async function* pieces(
  head: object,
  list: string,
  entries: AsyncIterable<readonly object[]>,
): AsyncGenerator<string> {
  yield `${JSON.stringify(head).slice(0, -1)},${JSON.stringify(list)}:[`;
  let before = "\n";
  for await (const some of entries) {
    if (some.length === 0) continue;
    yield before + some.map((entry) => JSON.stringify(entry)).join(",\n");
    before = ",\n";
  }
  yield "\n]}\n";
}
