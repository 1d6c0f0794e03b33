import { z } from "zod";
import { AppError } from "../../errors.ts";
import type { FindingSort } from "../filter.ts";

/** The last row of a page: its value in the order, and its number where values are equal. */
export interface Position {
  value: string;
  id: number;
}

const Written = z.tuple([z.string(), z.string().max(60), z.int().positive()]);

/** Opaque to callers; belongs to the order it was made in. */
export const writeCursor = (sort: FindingSort, { value, id }: Position): string =>
  Buffer.from(JSON.stringify([sort, value, id])).toString("base64url");

/** @throws AppError invalid when it is not ours or of another order. */
export const readCursor = (sort: FindingSort, cursor: string): Position => {
  const parsed = Written.safeParse(jsonIn(cursor));
  if (!parsed.success || parsed.data[0] !== sort || !PLAIN[keyOf(sort)].test(parsed.data[1])) {
    throw new AppError("invalid", "The cursor does not belong to this list: start from its beginning.");
  }
  return { value: parsed.data[1], id: parsed.data[2] };
};

const INSTANT = /^\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?\+00$/;
const PLAIN = { severity: /^\d{1,2}$/, first_seen: INSTANT, changed: INSTANT, due: INSTANT };

type SortKey = "severity" | "first_seen" | "changed" | "due";

export const keyOf = (sort: FindingSort): SortKey => sort.replace("-", "") as SortKey;

const jsonIn = (cursor: string): unknown => {
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString());
  } catch {
    return null;
  }
};
