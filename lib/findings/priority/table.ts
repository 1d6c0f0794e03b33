import { FINDING_KINDS, SEVERITIES } from "../schema.ts";
import { EXPLOITATIONS, IMPACTS, PRIORITIES, priorityOf, REACHES } from "./priority.ts";

/** How many answers each question has, in the order of the index's digits. */
export const RADICES = [
  FINDING_KINDS.length,
  SEVERITIES.length,
  EXPLOITATIONS.length,
  REACHES.length,
  2,
  IMPACTS.length,
] as const;

/**
 * The whole tree as a list of positions in PRIORITIES, for SQL: what `priorityOf` says of each combination of answers,
 * at the number whose digits are the answers (RADICES, most significant first).
 */
export const priorityTable = (): number[] =>
  FINDING_KINDS.flatMap((kind) =>
    SEVERITIES.flatMap((severity) =>
      EXPLOITATIONS.flatMap((exploitation) =>
        REACHES.flatMap((reach) =>
          [false, true].flatMap((automatable) =>
            IMPACTS.map((impact) =>
              PRIORITIES.indexOf(priorityOf({ kind, severity, exploitation, reach, automatable, impact })),
            ),
          ),
        ),
      ),
    ),
  );
