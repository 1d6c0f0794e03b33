import { z } from "zod";
import { AppError } from "../../errors.ts";
import type { Grouping, GroupOrder } from "./schema.ts";

/** The last group of a page. `worst` is the severity's code, 0 the worst. */
export interface GroupPosition {
  worst: number;
  findings: number;
  key: number;
}

const Written = z.tuple([
  z.string(),
  z.string(),
  z.int().min(0).max(9),
  z.int().min(0).max(2_147_483_647),
  z.int().min(0).max(2_147_483_647),
]);

/** Opaque to callers; belongs to the grouping and order it was made in. */
export const writePosition = (
  grouping: Grouping,
  order: GroupOrder,
  { worst, findings, key }: GroupPosition,
): string => Buffer.from(JSON.stringify([grouping, order, worst, findings, key])).toString("base64url");

/** @throws AppError invalid when it is not ours, or of another grouping or order. */
export const readPosition = (grouping: Grouping, order: GroupOrder, cursor: string): GroupPosition => {
  const parsed = Written.safeParse(jsonIn(cursor));
  if (!parsed.success || parsed.data[0] !== grouping || parsed.data[1] !== order) {
    throw new AppError("invalid", "The cursor does not belong to these groups: start from their beginning.");
  }
  const [, , worst, findings, key] = parsed.data;
  return { worst, findings, key };
};

const jsonIn = (cursor: string): unknown => {
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString());
  } catch {
    return null;
  }
};
