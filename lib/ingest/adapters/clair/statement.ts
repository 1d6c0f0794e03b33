import type { Observation } from "../../reading.ts";
import { severityOf, type ToolSeverity } from "../../severity.ts";
import { additiveSlice } from "../check-entry.ts";
import type { ImageSubject } from "../named-image.ts";

export const CLAIR_SLICE = additiveSlice("clair:packages", "vulnerabilities", "vulnerability");

/** What one document says, in whichever of Clair's forms. */
export interface ClairStatement {
  subject: ImageSubject;
  observations: Observation[];
  /** How many packages the document lists; 0 where it lists only vulnerable ones. */
  packages: number;
  /** True when it shows that somebody looked inside. */
  looked: boolean;
}

/** Clair's words; above critical it has one for what stops the presses. */
export function clairSeverity(word: unknown): ToolSeverity {
  return word === "Defcon1" ? { severity: "critical", toolSeverity: word } : severityOf(word);
}
