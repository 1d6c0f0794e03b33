import type { CopyTx } from "../../../db/transaction.ts";
import type { Sighted, Unsettled } from "../../../findings/states/standing.ts";
import { type Cause, type StateChanges, settleStates } from "../../../findings/states/write.ts";
import type { OccurrenceRow } from "../../rows.ts";
import type { StatementEffect } from "../../statements/write.ts";

/** What each of a report's statements did. */
export type Effects = {
  subjectId: number;
  assetId: number;
  effect: StatementEffect;
  rows: OccurrenceRow[];
}[];

/** Of one subject, by all its assets together. */
interface TouchedFindings {
  ids: Set<number>;
  created: Set<number>;
  /** Those that assets only gained. */
  sighted: Map<number, Sighted>;
  /** Those of which an asset says something else: where they stand has to be read. */
  read: Set<number>;
}

const newTouched = (): TouchedFindings => ({
  ids: new Set(),
  created: new Set(),
  sighted: new Map(),
  read: new Set(),
});

/** Subjects once each: what reports touched, and all of those whose live images changed. */
export const settle = async (
  tx: CopyTx,
  effects: Effects,
  flipped: number[],
  cause: Cause,
): Promise<StateChanges> => {
  const touched = new Map<number, TouchedFindings>();
  for (const { subjectId, assetId, effect } of effects) {
    const known = touched.get(subjectId) ?? newTouched();
    touched.set(subjectId, known);
    for (const id of effect.created) known.created.add(id);
    for (const id of effect.touched) {
      known.ids.add(id);
      const gain = effect.gained.get(id);
      if (!gain) known.read.add(id);
      else {
        const sighted = known.sighted.get(id) ?? { ...gain.before, on: [] };
        sighted.on.push({ assetId, severity: gain.severity });
        known.sighted.set(id, sighted);
      }
    }
  }
  for (const id of flipped) if (!touched.has(id)) touched.set(id, newTouched());
  // A first assessment of a live image can settle what waited for it, though the report never named it.
  const waiting = await tx.sql<{ id: number; subjectId: number }>`
    select id, subject_id as "subjectId" from finding where subject_id = any(${[...touched.keys()]}::int[]) and state = 1`;
  for (const { id, subjectId } of waiting) touched.get(subjectId)!.ids.add(id);
  const wholly = new Set(flipped);
  const unsettled: Unsettled[] = [];
  for (const [subjectId, { ids, created, sighted, read }] of touched) {
    if (!wholly.has(subjectId) && ids.size === 0) continue;
    for (const id of read) sighted.delete(id);
    unsettled.push({ subjectId, findingIds: wholly.has(subjectId) ? "all" : [...ids], created, sighted });
  }
  return settleStates(tx, unsettled, cause);
};
