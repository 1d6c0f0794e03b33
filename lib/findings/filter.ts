import { z } from "zod";
import type { Operator, Term } from "./filter/ast.ts";
import type { FieldName } from "./filter/fields.ts";
import { FilterProblem } from "./filter/filter-problem.ts";
import { LONGEST_FILTER, parseFilter } from "./filter/parse.ts";
import { faultOf } from "./filter/value-rules.ts";

export const FINDING_SORTS = [
  "-severity",
  "severity",
  "-first_seen",
  "first_seen",
  "-changed",
  "changed",
] as const;
export const FindingSort = z.enum(FINDING_SORTS);
export type FindingSort = z.infer<typeof FindingSort>;

const word = z.string().max(500).optional();

/** Parameters of their own, as links made them before there was a grammar. Each is one term of it. */
const SEPARATE = {
  q: word,
  kind: word,
  severity: word,
  status: word,
  state: word,
  cause: word,
  rule: word,
  component: word,
  subject: word,
  asset: word,
  cluster: word,
  namespace: word,
  team: word,
  label: word,
  tool: word,
  fix: word,
  kev: word,
  running: word,
  exposed: word,
  after: word,
  before: word,
};
type Separate = keyof typeof SEPARATE;

const REQUEST = {
  /** `is:open severity:>=high kev:yes`: the grammar of lib/findings/filter. */
  filter: z.string().max(LONGEST_FILTER).optional(),
  ...SEPARATE,
  sort: FindingSort.default("-severity"),
  cursor: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};
export const QUERY_KEYS = Object.keys(REQUEST) as (keyof typeof REQUEST)[];

const list = (text: string): string[] => text.split(",").filter((part) => part !== "");
const one = (text: string): string[] => [text];
const numbered = (text: string): string[] => [text === "none" ? text : `#${text}`];
const yesNo = (text: string): string[] => [text === "true" ? "yes" : text === "false" ? "no" : text];
const states = (text: string): string[] => [text === "all" ? "any" : text];

const TRANSLATIONS: Record<Separate, [FieldName, (text: string) => string[], Operator?]> = {
  q: ["text", one],
  kind: ["kind", list],
  severity: ["severity", list],
  status: ["status", list],
  state: ["is", states],
  cause: ["cause", list],
  rule: ["rule", one],
  component: ["component", one],
  subject: ["subject", numbered],
  asset: ["asset", numbered],
  cluster: ["cluster", numbered],
  namespace: ["namespace", one],
  team: ["team", numbered],
  label: ["label", one],
  tool: ["tool", one],
  fix: ["fix", yesNo],
  kev: ["kev", yesNo],
  running: ["running", yesNo],
  exposed: ["exposed", yesNo],
  after: ["first-seen", one, ">="],
  before: ["first-seen", one, "<"],
};

/** The parameter as a term, or the sentence that says why it is none. */
const translated = (key: Separate, text: string): Term | string | null => {
  const [field, split, operator = "="] = TRANSLATIONS[key];
  const values = [...new Set(split(text.trim()))];
  const fault = values.map((value) => faultOf(field, value)).find((found) => found !== null);
  if (fault) return fault.message;
  return values.length === 0 ? null : { field, not: false, operator, values };
};

/** How an address asks for findings: `filter` in the grammar, or parameters of their own, which are translated. */
export const FindingFilter = z.strictObject(REQUEST).transform((request, context) => {
  const { filter = "", sort, cursor, limit, ...separate } = request;
  const where: Term[] = [];
  try {
    where.push(...parseFilter(filter));
  } catch (error) {
    if (!(error instanceof FilterProblem)) throw error;
    const { message, start, end } = error;
    context.addIssue({
      code: "custom",
      path: ["filter"],
      message: `At ${start + 1}: ${message}`,
      params: { start, end },
    });
  }
  for (const [key, text] of Object.entries(separate) as [Separate, string | undefined][]) {
    const term = text === undefined ? null : translated(key, text);
    if (typeof term === "string") context.addIssue({ code: "custom", path: [key], message: term });
    else if (term) where.push(term);
  }
  return { where, sort, cursor, limit };
});
export type FindingFilter = z.output<typeof FindingFilter>;

/** A filter as people and links write it; the defaults are filled in by parsing. */
export type FindingQuery = Partial<Record<keyof typeof REQUEST, string>>;

/** The same address with its filter in the grammar alone; one that cannot be read stays as it is. */
export const filterTerms = (query: FindingQuery): Term[] | null => {
  const parsed = FindingFilter.safeParse(query);
  return parsed.success ? parsed.data.where : null;
};
