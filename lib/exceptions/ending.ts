import type { Term } from "../findings/filter/ast.ts";
import type { ExceptionState } from "./schema.ts";

/** What ends an exception, besides people: its day for all of it, the others for each finding by itself. */
export interface Ends {
  /** RFC 3339, or null: no day. */
  endsAt: string | null;
  endsOnFix: boolean;
  endsOnKev: boolean;
  endsOnEpss: number | null;
  endsOnExposure: boolean;
}

export const CONDITIONS = ["fix", "kev", "epss", "exposure"] as const;
export type Condition = (typeof CONDITIONS)[number];

const yes = (field: Term["field"]): Term => ({ field, not: false, operator: "=", values: ["yes"] });

/** The conditions that end it for a finding, each as the term that finds those for which it holds. */
export const endingTerms = (ends: Ends): [Condition, Term][] => [
  ...(ends.endsOnFix ? [["fix", yes("fix")] as [Condition, Term]] : []),
  ...(ends.endsOnKev ? [["kev", yes("kev")] as [Condition, Term]] : []),
  ...(ends.endsOnEpss === null
    ? []
    : [
        ["epss", { field: "epss", not: false, operator: ">=", values: [String(ends.endsOnEpss)] }] as [
          Condition,
          Term,
        ],
      ]),
  ...(ends.endsOnExposure ? [["exposure", yes("exposed")] as [Condition, Term]] : []),
];

/** Said of a finding that leaves. */
export const BECAUSE: Record<Condition | "date" | "revoked" | "scope" | "person", string> = {
  fix: "a fix appeared",
  kev: "it is known to be exploited now",
  epss: "its EPSS passed the threshold",
  exposure: "the internet reaches it now",
  date: "the exception's day came",
  revoked: "the exception was revoked",
  scope: "it is no longer in the exception's scope",
  person: "a person decided otherwise",
};

/** Whether its day has come: from that instant on, not after it. @param now milliseconds since 1970 */
export const isOver = ({ endsAt }: Pick<Ends, "endsAt">, now: number): boolean =>
  endsAt !== null && Date.parse(endsAt) <= now;

export interface Members {
  /** Findings in the scope that nobody settled otherwise, ascending. */
  eligible: readonly number[];
  /** Under it now. */
  current: readonly number[];
  /** Those for which a condition holds, with it. */
  held: ReadonlyMap<number, Condition>;
  /** Of `current`: a person has decided otherwise since. */
  overruled: ReadonlySet<number>;
  /** Of `current`: still in the scope, whatever their status. */
  inScope: ReadonlySet<number>;
  /** Once under it, and taken out by a person: never taken in again. */
  refused: ReadonlySet<number>;
}

export interface Moves {
  take: number[];
  release: { id: number; because: keyof typeof BECAUSE }[];
}

/**
 * What an approved exception has to take in and let go so that it covers exactly what is in its scope, is not settled
 * otherwise, and has no condition of ending. Applying it twice changes nothing the second time.
 */
export const movesOf = ({ eligible, current, held, overruled, inScope, refused }: Members): Moves => {
  const under = new Set(current);
  return {
    take: eligible.filter((id) => !under.has(id) && !held.has(id) && !refused.has(id)),
    release: current.flatMap((id) => {
      const condition = held.get(id);
      if (overruled.has(id)) return { id, because: "person" as const };
      if (condition) return { id, because: condition };
      return inScope.has(id) ? [] : { id, because: "scope" as const };
    }),
  };
};

/** What can be done with it in a state, apart from who asks. */
export const POSSIBLE: Record<
  ExceptionState,
  readonly ("approve" | "decline" | "withdraw" | "revoke" | "renew")[]
> = {
  requested: ["approve", "decline", "withdraw"],
  approved: ["revoke", "renew"],
  declined: [],
  withdrawn: [],
  revoked: ["renew"],
  ended: ["renew"],
};
