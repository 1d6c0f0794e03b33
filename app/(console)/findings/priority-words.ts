import type { Priority } from "@/lib/findings/priority/priority.ts";

export const PRIORITY_WORDS: Record<Priority, string> = {
  act: "Act",
  attend: "Attend",
  track_closely: "Track closely",
  track: "Track",
};
