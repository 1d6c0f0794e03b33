import type { FindingStatus } from "../../schema.ts";

/** A finding as it is while nobody else may change it. */
export interface LockedFinding {
  id: number;
  subjectId: number;
  version: number;
  status: FindingStatus;
  closed: boolean;
  severity: number;
  override: number | null;
  name: string;
}
