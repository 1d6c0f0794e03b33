import type { Status } from "../../compliance/status.ts";
import type { Severity } from "../../findings/schema.ts";

/** Print colours: ink on white, darker than on screen so that they hold on paper and in greyscale. */
export const INK = "#16202b";
export const MUTED = "#56636f";
export const LINE = "#d3dae0";
export const SURFACE = "#f2f5f7";
export const SIGNAL = "#1b4b85";

export type Shape = "disc" | "ring-dot" | "square" | "half" | "diamond" | "hatched" | "ring" | "dash";

export interface Mark {
  shape: Shape;
  color: string;
}

/** Colour and shape say the same thing twice, so that neither is needed to read a status. */
export const STATUS_MARKS: Readonly<Record<Status, Mark>> = {
  met: { shape: "disc", color: "#1c7443" },
  attested: { shape: "ring-dot", color: "#1f6f8b" },
  excepted: { shape: "square", color: "#6b4fa0" },
  partly_met: { shape: "half", color: "#a86a11" },
  not_met: { shape: "diamond", color: "#b3261e" },
  stale: { shape: "hatched", color: "#6f7b86" },
  not_assessed: { shape: "ring", color: "#6f7b86" },
  not_applicable: { shape: "dash", color: "#8b96a0" },
};

export const SIZE = { display: 22, title: 13, heading: 10.5, body: 9, table: 8, small: 7 } as const;

/** From the worst down: darker weighs more, also in greyscale. */
export const SEVERITY_INKS: Readonly<Record<Severity, string>> = {
  critical: "#8e1b14",
  high: "#c8501b",
  medium: "#d99a2b",
  low: "#7d9cbb",
  negligible: "#b3bfc9",
  unknown: "#8a7fa3",
  info: "#c5cfd8",
  none: "#dbe2e8",
};
