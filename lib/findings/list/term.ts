import type { Term } from "../filter/ast.ts";
import type { Conditions } from "./conditions.ts";
import type { Named, Scope } from "./scope.ts";

export interface Context {
  conditions: Conditions;
  scope: Scope;
  named: Named;
  /** The column that holds the severity people see: the roll-up has it in another. */
  rank: string;
  /**
   * Whether all findings are looked for at once. Then it pays to say of which subjects they can be, which a walk along
   * an index that meets them anyway would only be slowed by.
   */
  gathers: boolean;
  /** That the finding is seen with these joins of the occurrence `o`. */
  seen: (more: string) => string;
}
export type Compile = (term: Term, context: Context) => string;

export const oneOf = (column: string, numbers: readonly number[], { conditions }: Context): string =>
  numbers.length === 1
    ? `${column} = ${conditions.value(numbers[0])}::int`
    : `${column} = any(${conditions.value(numbers)}::int[])`;
