import { OUTCOMES } from "../../ingest/rows.ts";
import type { Drift } from "./schema.ts";

/** What became of one result: codes as stored (0 pass, 1 fail, 2 manual); null now when nobody says any more. */
export function driftOf(was: number, is: number | null): Drift | "same" {
  if (is === null) return "silent";
  if (was === is) return "same";
  if (was === PASS && is === FAIL) return "worse";
  if (was === FAIL && is === PASS) return "better";
  return "other";
}

const PASS = OUTCOMES.indexOf("pass");
const FAIL = OUTCOMES.indexOf("fail");
