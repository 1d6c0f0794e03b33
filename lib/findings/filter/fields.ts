import { PRIORITIES } from "../priority/priority.ts";
import { CLOSE_CAUSES, FINDING_KINDS, FINDING_STATUSES, SEVERITIES } from "../schema.ts";

/**
 * What a field's values look like. `words`: one of a fixed list. `ratio`: 0 to 1. `duration`: `30d`, `12h`, `2w`.
 * `date`: RFC 3339. `name`: a name, `*` for any part of it, `#7` for the thing numbered 7. `label`: `key=value`.
 * `package`: a name, with `<3.0.8` a version. `text`: words anywhere.
 */
export type ValueKind = "words" | "ratio" | "duration" | "date" | "name" | "label" | "package" | "text";

export interface Field {
  /** A few words for whoever chooses it. */
  hint: string;
  value: ValueKind;
  words?: readonly string[];
  /** Values can be compared, not only named. */
  ordered?: boolean;
  /** `none` is a value: nothing is there. */
  orNone?: boolean;
  example: string;
}

const YES_NO = ["yes", "no"] as const;
export const EXPOSURES = ["internet", "running", "not_running", "unknown"] as const;
const OPEN_STATUSES = FINDING_STATUSES.filter((status) => status !== "closed");

const yesNo = (hint: string): Field => ({ hint, value: "words", words: YES_NO, example: "yes" });
const name = (hint: string, example: string): Field => ({ hint, value: "name", example });

/** Everything a list of findings can be narrowed by. A new field is an entry here and one in list/compile.ts. */
export const FIELDS = {
  is: {
    hint: "Open, closed or any; open when nothing is said",
    value: "words",
    words: ["open", "closed", "present", "unconfirmed", "any"],
    example: "open",
  },
  severity: {
    hint: "As people see it",
    value: "words",
    words: SEVERITIES,
    ordered: true,
    example: ">=high",
  },
  status: { hint: "What people said", value: "words", words: OPEN_STATUSES, example: "acknowledged" },
  kind: { hint: "What sort of problem", value: "words", words: FINDING_KINDS, example: "vulnerability" },
  cause: { hint: "Why it closed", value: "words", words: CLOSE_CAUSES, example: "fixed" },
  kev: yesNo("Known to be exploited"),
  epss: { hint: "Likelihood of exploitation", value: "ratio", ordered: true, example: ">0.5" },
  fix: yesNo("A fix exists"),
  "fixed-by": { hint: "The version that fixes it", value: "name", example: "3.0.8" },
  running: yesNo("On something that runs now"),
  exposed: yesNo("The internet reaches it"),
  exposure: { hint: "How what it is on is reached", value: "words", words: EXPOSURES, example: "internet" },
  rule: name("A CVE or a check, by key or alias", "CVE-2021-44228"),
  component: name("A package, container or file, by its exact name", "openssl"),
  package: { hint: "A package, and its version", value: "package", example: "openssl<3.0.8" },
  cluster: name("Where it is", "prod"),
  namespace: name("Where it is", "shop"),
  label: { hint: "A label of what it is in", value: "label", example: "team=pay" },
  workload: name("What it is in", "web"),
  host: name("What it is on", "node-1"),
  repository: name("An image repository", "nginx"),
  image: name("One image", "nginx:1.27"),
  asset: name("Anything it is in", "#7"),
  base: { ...name("The base image it comes from", "debian:12"), orNone: true },
  subject: name("What it is about", "#7"),
  team: { ...name("Who owns it", "payments"), orNone: true },
  priority: { hint: "What to do about it, by SSVC", value: "words", words: PRIORITIES, example: "act" },
  due: { hint: "When it is due, from now", value: "duration", ordered: true, example: "<7d" },
  overdue: yesNo("Its day has passed and it is still open"),
  assignee: { ...name("The person or team who works on it", "payments"), orNone: true },
  exception: { ...name("The exception it is under, by name or number", "#7"), orNone: true },
  tool: name("Who reported it", "trivy"),
  age: { hint: "Since it was first seen", value: "duration", ordered: true, example: ">30d" },
  "first-seen": { hint: "When it was first seen", value: "date", ordered: true, example: ">=2026-01-01" },
  changed: { hint: "When its standing last changed", value: "date", ordered: true, example: ">=2026-01-01" },
  since: { hint: "New since you were last here", value: "words", words: ["visit"], example: "visit" },
  text: { hint: "Words in its rule or component", value: "text", example: "openssl" },
} as const satisfies Record<string, Field>;

export type FieldName = keyof typeof FIELDS;
export const FIELD_NAMES = Object.keys(FIELDS) as FieldName[];

/** Other words for a field. */
export const FIELD_ALIASES: Readonly<Record<string, FieldName>> = {
  cve: "rule",
  check: "rule",
  owner: "team",
  source: "tool",
  state: "is",
};

export const fieldOf = (fieldName: FieldName): Field => FIELDS[fieldName];

/** @returns null for what is no field's name or alias; case does not matter */
export const fieldNamed = (word: string): FieldName | null => {
  const key = word.toLowerCase();
  return Object.hasOwn(FIELDS, key)
    ? (key as FieldName)
    : Object.hasOwn(FIELD_ALIASES, key)
      ? FIELD_ALIASES[key]!
      : null;
};
