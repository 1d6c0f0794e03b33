import type { JobState } from "@/lib/operations/queue/schema.ts";

/** What people call the states of jobs. */
export const STATE_WORDS: Record<JobState, string> = {
  dead: "Given up",
  ready: "Ready",
  scheduled: "For later",
  running: "Running",
};
