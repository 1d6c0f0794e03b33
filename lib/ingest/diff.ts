import { type OccurrenceRow, rowKey } from "./rows.ts";

/** An occurrence as it is stored now. */
export interface PresentRow {
  findingId: number;
  kind: number;
  reportedId: number;
  componentId: number;
  sliceId: number;
  placeId: number;
  versionId: number;
  fixedId: number;
  severity: number;
  fixState: number;
}

export interface Difference {
  added: OccurrenceRow[];
  changed: { row: OccurrenceRow; findingId: number }[];
  gone: PresentRow[];
  same: number;
}

/** What has to be written so that the stored rows of some slices become the incoming ones. */
export const difference = (present: PresentRow[], incoming: OccurrenceRow[]): Difference => {
  const stored = new Map(present.map((row) => [rowKey(row), row]));
  const result: Difference = { added: [], changed: [], gone: [], same: 0 };
  for (const row of incoming) {
    const key = rowKey(row);
    const old = stored.get(key);
    if (!old) result.added.push(row);
    else {
      stored.delete(key);
      if (isSame(old, row)) result.same++;
      else result.changed.push({ row, findingId: old.findingId });
    }
  }
  result.gone = [...stored.values()];
  return result;
};

const isSame = (a: PresentRow, b: OccurrenceRow): boolean =>
  a.versionId === b.versionId &&
  a.fixedId === b.fixedId &&
  a.severity === b.severity &&
  a.fixState === b.fixState;
