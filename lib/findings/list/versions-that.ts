import { orderOf } from "../../intelligence/versions/compare.ts";
import type { VersionScheme } from "../../intelligence/versions/scheme.ts";
import type { Operator } from "../filter/ast.ts";

const TESTS: Record<Operator, (sign: number) => boolean> = {
  "=": (sign) => sign === 0,
  "<": (sign) => sign < 0,
  "<=": (sign) => sign <= 0,
  ">": (sign) => sign > 0,
  ">=": (sign) => sign >= 0,
};

/**
 * The versions that stand so to the one asked for, in a scheme's order. Without a scheme, or where it cannot read one,
 * only the same text is equal, and nothing is less or greater.
 */
export const versionsThat = (
  scheme: VersionScheme | null,
  { operator, text }: { operator: Operator; text: string },
  known: readonly { id: number; text: string }[],
): number[] => {
  const order = scheme === null ? null : orderOf(scheme);
  const wanted = order?.parse(text) ?? null;
  return known.flatMap((version) => {
    const parsed = wanted === null ? null : (order?.parse(version.text) ?? null);
    const fits =
      parsed === null || order === null
        ? version.text === text && operator.endsWith("=")
        : TESTS[operator](order.compare(parsed, wanted));
    return fits ? [version.id] : [];
  });
};
