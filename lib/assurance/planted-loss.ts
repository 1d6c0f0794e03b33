import { sql } from "../db/client.ts";
import { wrongRollups } from "./invariants.ts";
import { differences, readState, type State } from "./state.ts";

/**
 * Takes away an occurrence and miscounts a roll-up, which the comparisons have to notice: else they are worth nothing.
 * Leaves the database damaged. Answers what went unnoticed.
 */
export const plantedLoss = async (before: State, story: boolean): Promise<string[]> => {
  await sql`delete from occurrence where ctid = (select ctid from occurrence limit 1)`;
  await sql`update finding_count set n = n + 1 where ctid = (select ctid from finding_count limit 1)`;
  const found = differences(before, await readState({ story }));
  const unnoticed: string[] = [];
  if (!found.some((line) => line.startsWith("occurrences: 1 missing"))) unnoticed.push("a lost occurrence");
  if ((await wrongRollups()).length === 0) unnoticed.push("a miscounted roll-up");
  return unnoticed.map((what) => `a planted violation was not found: ${what}`);
};
