import type { Tell } from "./happening.ts";
import type { Environment, Given } from "./options.ts";
import type { Agent } from "./parcel.ts";

export interface Circumstances {
  env: Environment;
  /** Milliseconds from one look to the next, where it watches. */
  interval: number;
  /** What stood on the command line beside the options, where the agent takes such. */
  operands?: readonly string[];
  /** Its own folder on disk, the spool's; null where nothing is to be kept. */
  folder?: string | null;
  tell: Tell;
  /** Of the command itself: which agent it was that looked. */
  version: string;
}

/** Makes an agent of what was given on its command line. @throws UsageError */
export type MakeAgent = (given: Given, circumstances: Circumstances) => Agent;
