import type { Operator, Term } from "../filter/ast.ts";
import { SEVERITIES, type Severity } from "../schema.ts";

/** The codes that a comparison of severities allows; worse is greater, though its code is smaller. */
export const severityCodes = ({ operator, values }: Term): number[] => {
  const [code] = values.map((value) => SEVERITIES.indexOf(value as Severity));
  const tests: Record<Operator, (other: number) => boolean> = {
    "=": (other) => values.includes(SEVERITIES[other]!),
    ">": (other) => other < code!,
    ">=": (other) => other <= code!,
    "<": (other) => other > code!,
    "<=": (other) => other >= code!,
  };
  return SEVERITIES.map((_, index) => index).filter(tests[operator]);
};
