import { hash } from "node:crypto";
import type { Scale } from "./scale.ts";

export type Row = (string | number | bigint | boolean | Date | null)[];

/** After the seed everything stays live and fresh for so long (seconds): nothing reports again. */
export const INTERVAL = 30 * 86_400;

/** Slices: what a report of an image, and one of a cluster, is a whole statement about. */
export const SLICES = { images: 1, workloads: 2 } as const;

export function* range(n: number): Generator<number> {
  for (let i = 0; i < n; i++) yield i;
}

export function* eachImage(scale: Scale, row: (repository: number, n: number) => Row): Generator<Row> {
  for (const repository of range(scale.repositories))
    for (const n of range(scale.imagesOfRepository)) yield row(repository, n);
}

/** As observation times are stored: RFC 3339, nine fractional digits. */
export const instant = (at: Date): string => at.toISOString().replace("Z", "000000Z");

export const digest = (...words: (string | number)[]): string => hash("sha256", words.join("/"));
