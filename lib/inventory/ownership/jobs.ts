import { handOutSome } from "./write.ts";

/** Gives all assets their team by the rules as they are, a few thousand at a time. Running it twice changes nothing. */
export const applyOwnership = async ({ runId }: { runId: number }): Promise<void> => {
  let after: number | null = 0;
  while (after !== null) after = await handOutSome(runId, after);
};
