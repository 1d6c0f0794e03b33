import type { Tell } from "./happening.ts";
import type { Given } from "./options.ts";
import type { Agent } from "./parcel.ts";

export interface Circumstances {
  env: NodeJS.ProcessEnv;
  /** Milliseconds from one look to the next, where it watches. */
  interval: number;
  /** What stood on the command line beside the options. */
  operands: readonly string[];
  /** Its own folder on disk, the spool's; null where nothing is kept. */
  folder: string | null;
  tell: Tell;
}

/** Makes an agent of what was given on its command line. @throws UsageError */
export type MakeAgent = (given: Given, circumstances: Circumstances) => Agent;
