import type { Severity } from "@/lib/findings/schema.ts";

type Mark = {
  letter: string;
  word: string;
  shape: "diamond" | "triangle" | "square" | "disc" | "ring";
  colour: string;
};

/** Colour, shape and letter of each severity; any one of the three is enough to tell them apart. */
export const SEVERITY_MARKS: Record<Severity, Mark> = {
  critical: { letter: "C", word: "critical", shape: "diamond", colour: "var(--critical)" },
  high: { letter: "H", word: "high", shape: "triangle", colour: "var(--high)" },
  medium: { letter: "M", word: "medium", shape: "square", colour: "var(--medium)" },
  low: { letter: "L", word: "low", shape: "disc", colour: "var(--low)" },
  negligible: { letter: "N", word: "negligible", shape: "ring", colour: "var(--low)" },
  unknown: { letter: "U", word: "unknown", shape: "ring", colour: "var(--unknown)" },
  info: { letter: "I", word: "info", shape: "ring", colour: "var(--edge)" },
  none: { letter: "–", word: "none", shape: "ring", colour: "var(--edge)" },
};
