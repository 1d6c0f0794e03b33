import { hash } from "node:crypto";
import { FINDING_KINDS, SEVERITIES } from "../findings/schema.ts";
import type { Observation } from "./reading.ts";

/** Words of tools on the fix, as stored; "" is what most of them say when there is none. */
export const FIX_STATES = [
  "",
  "fixed",
  "affected",
  "will_not_fix",
  "fix_deferred",
  "end_of_life",
  "under_investigation",
  "not_affected",
  "other",
] as const;

export const OUTCOMES = ["pass", "fail", "manual"] as const;

/** One observation in dictionary numbers. */
export interface OccurrenceRow {
  kind: number;
  /** The rule as the tool named it; its canonical rule decides the finding. */
  reportedId: number;
  componentId: number;
  sliceId: number;
  placeId: number;
  versionId: number;
  fixedId: number;
  severity: number;
  fixState: number;
  outcome: number;
  detail: string;
}

interface Numbers {
  version(text: string): number;
  place(text: string): number;
  component(key: string): number;
  slice(key: string): number;
  rule(kind: number, id: string): number;
}

const fixStateOf = (word: string): number => {
  const at = FIX_STATES.indexOf(word as never);
  return at < 0 ? FIX_STATES.length - 1 : at;
};

export const occurrenceRow = (o: Observation, numbers: Numbers): OccurrenceRow => {
  const kind = FINDING_KINDS.indexOf(o.kind);
  return {
    kind,
    reportedId: numbers.rule(kind, o.rule.id),
    componentId: numbers.component(o.component.key),
    sliceId: numbers.slice(o.slice),
    placeId: numbers.place(o.place),
    versionId: numbers.version(o.version),
    fixedId: numbers.version(o.fixedVersion),
    severity: SEVERITIES.indexOf(o.severity),
    fixState: fixStateOf(o.fixState),
    outcome: OUTCOMES.indexOf(o.outcome),
    detail: o.detail,
  };
};

/** Where the row stands: two rows at the same place are one, the worse severity wins. */
export const rowKey = (
  r: Pick<OccurrenceRow, "kind" | "reportedId" | "componentId" | "sliceId" | "placeId">,
): string => `${r.kind}.${r.reportedId}.${r.componentId}.${r.sliceId}.${r.placeId}`;

/** Rows by slice, doubles merged, sorted by key; the sorting makes digests and COPY order independent of the document's. */
export const rowsBySlice = (rows: OccurrenceRow[]): Map<number, OccurrenceRow[]> => {
  const bySlice = new Map<number, Map<string, OccurrenceRow>>();
  for (const row of rows) {
    const slice = bySlice.get(row.sliceId) ?? new Map<string, OccurrenceRow>();
    bySlice.set(row.sliceId, slice);
    const key = rowKey(row);
    const other = slice.get(key);
    if (!other || worse(row, other)) slice.set(key, row);
  }
  return new Map([...bySlice].map(([id, keyed]) => [id, [...keyed.values()].sort(byIdentity)]));
};

/** A failed check outweighs a passed one; then the worse severity; then any fixed order, so that documents' order never matters. */
const worse = (a: OccurrenceRow, b: OccurrenceRow): boolean =>
  (rank(a.outcome) - rank(b.outcome) ||
    a.severity - b.severity ||
    a.versionId - b.versionId ||
    a.fixedId - b.fixedId) < 0;

const rank = (outcome: number): number => [2, 0, 1][outcome]!;

const byIdentity = (a: OccurrenceRow, b: OccurrenceRow): number =>
  a.reportedId - b.reportedId || a.componentId - b.componentId || a.placeId - b.placeId || a.kind - b.kind;

/** What a slice says, in 32 bytes: equal digests mean that nothing has to be read or written. */
export const sliceDigest = (rows: OccurrenceRow[]): Buffer => {
  const numbers = new Int32Array(rows.length * 9);
  let at = 0;
  let details = "";
  for (const r of rows) {
    numbers.set(
      [
        r.kind,
        r.reportedId,
        r.componentId,
        r.placeId,
        r.versionId,
        r.fixedId,
        r.severity,
        r.fixState,
        r.outcome,
      ],
      at,
    );
    at += 9;
    if (r.detail) details += `${at}:${r.detail}\n`;
  }
  const tuples = hash("sha256", Buffer.from(numbers.buffer), "hex");
  return hash("sha256", `${tuples}\n${details}`, "buffer");
};
