import type { Term } from "../filter/ast.ts";

/**
 * Assets that occurrences may be on, and the subjects of findings there. Of the subjects in `wholly` no live asset is
 * anywhere else: what is present on them is there, and no occurrence has to be looked up.
 */
export interface Place {
  subjects: number[];
  wholly: number[];
  assets: number[];
}

/** Components, and which of their versions: null for any. */
export interface PackageMatch {
  components: number[];
  versions: number[] | null;
}

/** What one term's names mean in numbers of the database. */
export interface Named {
  /** Null: more than are worth naming one by one. */
  rules?: number[] | null;
  components?: number[];
  packages?: PackageMatch[];
  assets?: number[];
  teams?: (number | null)[];
  people?: string[];
  exceptions?: number[];
  /** Findings numbered higher than this. */
  newerThan?: number;
  /** The team that answers for the platform's side of images; null: nobody does. */
  platformTeam?: number | null;
  /** Where the finding must not be. */
  place?: Place;
}

/** What a filter means, where that took a look-up. */
export interface Scope {
  now: Date;
  /** Where the finding must be; null: anywhere. */
  place: Place | null;
  named: ReadonlyMap<Term, Named>;
}
