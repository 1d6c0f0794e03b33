import type { BulkDeed } from "@/lib/findings/bulk/schema.ts";

/** A deed in a few words, as a title says it. */
export const deedText = (deed: BulkDeed): string => {
  switch (deed.kind) {
    case "verdict":
      return `Set to ${deed.status.replaceAll("_", " ")}`;
    case "assign":
      return deed.assignee === null ? "Give to nobody" : "Give to another";
    case "severity":
      return deed.severity === null ? "Severity as tools say" : `Set severity to ${deed.severity}`;
  }
};
