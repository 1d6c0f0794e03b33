import { CLOSE_CAUSES } from "../schema.ts";

export const STATE = { present: 0, unconfirmed: 1, closed: 2 } as const;

/** What is known of a finding when it is decided where it stands. */
export interface Standing {
  id: number;
  state: number;
  status: number;
  present: boolean;
  assessed: boolean;
  /** Its subject has a live asset. */
  anyLive: boolean;
  /** Worst severity among the present occurrences, else among all there ever were; null when nothing is known. */
  worst: number | null;
  severity: number;
}

/**
 * A finding of which nothing changed but that assets gained it: how it stood before, and on which assets it is now.
 * Where it stands follows from that alone, and nothing has to be read.
 */
export interface Sighted {
  state: number;
  status: number;
  severity: number;
  on: { assetId: number; severity: number }[];
}

/** What of one subject has to be settled. */
export interface Unsettled {
  subjectId: number;
  findingIds: readonly number[] | "all";
  /** Those that this report made. */
  created: ReadonlySet<number>;
  sighted: ReadonlyMap<number, Sighted>;
}

/** All of a subject: which of its assets are live changed. */
export const whole = (subjectId: number): Unsettled => ({
  subjectId,
  findingIds: "all",
  created: new Set(),
  sighted: new Map(),
});

/**
 * Present anywhere live → present. Nowhere live → gone. What said so taken back → withdrawn. All live ones looked at,
 * none has it → fixed. Else nobody knows yet (domain: a finding closes for one of three causes, kept apart).
 */
export const nextState = (
  { present, assessed, anyLive }: Standing,
  withdrawn: boolean,
): { state: number; cause: number | null } => {
  if (present) return { state: STATE.present, cause: null };
  if (!anyLive) return { state: STATE.closed, cause: CLOSE_CAUSES.indexOf("gone") };
  if (withdrawn) return { state: STATE.closed, cause: CLOSE_CAUSES.indexOf("withdrawn") };
  if (assessed) return { state: STATE.closed, cause: CLOSE_CAUSES.indexOf("fixed") };
  return { state: STATE.unconfirmed, cause: null };
};

/** Those of a subject that were just seen on live assets only, and those that have to be read. */
export const apart = (
  { findingIds, sighted }: Unsettled,
  live: ReadonlySet<number>,
): { plain: Standing[]; others: readonly number[] | "all" } => {
  if (findingIds === "all") return { plain: [], others: "all" };
  const plain: Standing[] = [];
  const others = findingIds.filter((id) => {
    const finding = sighted.get(id);
    if (!finding?.on.every(({ assetId }) => live.has(assetId))) return true;
    const seen = finding.on.map(({ severity }) => severity);
    // What was present was as bad as its worst sighting; those sightings are still there.
    const worst = Math.min(...seen, ...(finding.state === STATE.present ? [finding.severity] : []));
    plain.push({ id, ...finding, present: true, assessed: true, anyLive: true, worst });
    return false;
  });
  return { plain, others };
};
