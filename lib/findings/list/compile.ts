import type { Filter, Operator, Term } from "../filter/ast.ts";
import { milliseconds } from "../filter/duration.ts";
import type { FieldName } from "../filter/fields.ts";
import { PRIORITIES } from "../priority/priority.ts";
import { CLOSE_CAUSES, FINDING_KINDS, FINDING_STATUSES } from "../schema.ts";
import { Conditions, RANK } from "./conditions.ts";
import { OWNED, UNOWNED } from "./owner.ts";
import type { Named, Scope } from "./scope.ts";
import { severityCodes } from "./severity-codes.ts";
import { EXPOSED, exposedSubjects, HAS_FIX, onAsset, RUNS } from "./sightings.ts";

interface Context {
  conditions: Conditions;
  scope: Scope;
  named: Named;
  /** The column that holds the severity people see: the roll-up has it in another. */
  rank: string;
}
type Compile = (term: Term, context: Context) => string;

const oneOf = (column: string, numbers: readonly number[], { conditions }: Context): string =>
  numbers.length === 1
    ? `${column} = ${conditions.value(numbers[0])}::int`
    : `${column} = any(${conditions.value(numbers)}::int[])`;

const coded =
  (column: string, words: readonly string[]): Compile =>
  ({ values }, context) =>
    oneOf(
      column,
      values.map((value) => words.indexOf(value)),
      context,
    );

const yesNo =
  (sql: (context: Context) => string): Compile =>
  ({ values }, context) =>
    values.length === 2 ? "true" : values[0] === "yes" ? sql(context) : `not ${sql(context)}`;

/** What runs or is reached has to do so in the place that was asked for, not somewhere else that has it too. */
const there = ({ scope, conditions }: Context): string =>
  scope.place === null ? "" : ` where o.asset_id = any(${conditions.value(scope.place.assets)}::int[])`;

const STATES: Record<string, string> = {
  open: "f.state < 2",
  closed: "f.state = 2",
  present: "f.state = 0",
  unconfirmed: "f.state = 1",
  any: "true",
};

const OPPOSITE: Record<Operator, Operator> = { "=": "=", ">": "<", ">=": "<=", "<": ">", "<=": ">=" };

/** Older than is earlier than. `=` means within that day. */
const instant =
  (column: string): Compile =>
  ({ operator, values }, { conditions }) =>
    values
      .map((value) => {
        const at = `${conditions.value(value)}::timestamptz`;
        return operator === "="
          ? `(${column} >= ${at} and ${column} < ${at} + interval '1 day')`
          : `${column} ${operator} ${at}`;
      })
      .join(" or ");

const age: Compile = (term, context) => {
  const values = term.values.map((value) =>
    new Date(context.scope.now.getTime() - milliseconds(value)!).toISOString(),
  );
  return instant("f.first_seen")({ ...term, operator: OPPOSITE[term.operator], values }, context);
};

const subjects: Compile = (_, context) => oneOf("f.subject_id", context.named.assets ?? [], context);

const teams: Compile = (_, { named, conditions }) => {
  const owners = (named.teams ?? []).map((id) =>
    id === null ? UNOWNED : OWNED.replaceAll("$", () => conditions.value(id)),
  );
  return owners.length === 0 ? "false" : `(${owners.join(" or ")})`;
};

const packages: Compile = (_, { named, conditions }) =>
  (named.packages ?? [])
    .map(({ components, versions }) => {
      // Only packages have versions; the index on components is of vulnerabilities alone.
      const is = `f.kind = 0 and f.component_id = any(${conditions.value(components)}::int[])`;
      if (versions === null) return `(${is})`;
      return `(${is} and ${onAsset(`where o.version_id = any(${conditions.value(versions)}::int[])`)})`;
    })
    .join(" or ") || "false";

const text: Compile = (_, { named, conditions }) => {
  const rules = conditions.value(named.rules ?? []);
  const components = conditions.value(named.components ?? []);
  return `(f.rule_id = any(${rules}::int[]) or (f.kind = 0 and f.component_id = any(${components}::int[])))`;
};

/** Places that hold are one look-up for all terms (scope/read.ts); here are those that must not. */
const place: Compile = (_, { named, conditions }) =>
  named.place === undefined
    ? "true"
    : onAsset(`where o.asset_id = any(${conditions.value(named.place.assets)}::int[])`);

const due: Compile = ({ operator, values }, { conditions, scope }) =>
  values
    .map(
      (value) =>
        `f.due_at ${operator} ${conditions.value(new Date(scope.now.getTime() + milliseconds(value)!).toISOString())}::timestamptz`,
    )
    .join(" or ");

/** Of what somebody still has to do something about. */
const OVERDUE = `(f.due_at <= $ and f.state < 2 and f.status in (${[0, 1, 2, 3].join(", ")}))`;

const assignees: Compile = (term, { named, conditions }) => {
  const { people = [], teams: groups = [] } = named;
  const nobody = term.values.includes("none")
    ? ["(f.assignee_id is null and f.assignee_team_id is null)"]
    : [];
  return `(${[
    ...nobody,
    `coalesce(f.assignee_id = any(${conditions.value(people)}::uuid[]), false)`,
    `coalesce(f.assignee_team_id = any(${conditions.value(groups)}::int[]), false)`,
  ].join(" or ")})`;
};

const exceptions: Compile = ({ values }, { named, conditions }) => {
  const under = (ids: string) =>
    `exists (select from exception_finding m where m.finding_id = f.id and m.until is null${ids})`;
  const listed = under(` and m.exception_id = any(${conditions.value(named.exceptions ?? [])}::int[])`);
  return values.includes("none") ? `(not ${under("")} or ${listed})` : listed;
};

const COMPILE: Record<FieldName, Compile> = {
  is: ({ values }) => values.map((value) => STATES[value]).join(" or "),
  severity: (term, context) => oneOf(context.rank, severityCodes(term), context),
  status: coded("f.status", FINDING_STATUSES),
  kind: coded("f.kind", FINDING_KINDS),
  cause: (term, context) => `(f.cause is not null and ${coded("f.cause", CLOSE_CAUSES)(term, context)})`,
  kev: yesNo(() => "f.rule_id in (select id from rule where kev)"),
  epss: ({ operator, values }, { conditions }) =>
    `f.rule_id in (select id from rule where ${values.map((value) => `epss ${operator} ${conditions.value(Number(value))}::float8`).join(" or ")})`,
  fix: yesNo(() => onAsset(HAS_FIX)),
  "fixed-by": ({ values }, { conditions }) =>
    onAsset(`join version v on v.id = o.fixed_id and v.text = any(${conditions.value(values)}::text[])`),
  running: yesNo((context) => onAsset(RUNS + there(context))),
  exposed: yesNo((context) => {
    const all = context.scope.place === null ? `f.subject_id in ${exposedSubjects("bool_and")} or ` : "";
    return `(f.state = 0 and f.subject_id in ${exposedSubjects("bool_or")} and (${all}${onAsset(EXPOSED + there(context))}))`;
  }),
  exposure: ({ values }, context) =>
    onAsset(
      `join asset a on a.id = o.asset_id and a.live and a.exposure = any(${context.conditions.value(values)}::text[])${there(context)}`,
    ),
  rule: (_, context) => oneOf("f.rule_id", context.named.rules ?? [], context),
  component: (_, context) => oneOf("f.component_id", context.named.components ?? [], context),
  package: packages,
  cluster: place,
  namespace: place,
  label: place,
  workload: place,
  host: place,
  repository: place,
  image: place,
  asset: place,
  subject: subjects,
  team: teams,
  priority: ({ values }, context) =>
    `coalesce(${coded("f.priority", PRIORITIES)({ values } as Term, context)}, false)`,
  due,
  overdue: yesNo(({ scope, conditions }) =>
    OVERDUE.replace("$", () => `${conditions.value(scope.now.toISOString())}::timestamptz`),
  ),
  assignee: assignees,
  exception: exceptions,
  tool: ({ values }, { conditions }) =>
    onAsset(`join slice s on s.id = o.slice_id and s.tool = any(${conditions.value(values)}::text[])`),
  age,
  "first-seen": instant("f.first_seen"),
  changed: instant("f.changed_at"),
  since: (_, { named, conditions }) => `f.id > ${conditions.value(named.newerThan ?? 0)}::int`,
  text,
};

/** The fields that the roll-up can count alone. */
const ROLLED: ReadonlySet<FieldName> = new Set(["is", "severity", "status", "kind", "team", "subject"]);

/** Whether the roll-up alone can count what the filter asks for. */
export const isRolledUp = (filter: Filter): boolean => filter.every(({ field }) => ROLLED.has(field));

/** A filter as conditions over `finding f` (or the roll-up as `f`); closed findings only where they are asked for. */
export const compiled = (filter: Filter, scope: Scope, rank: string = RANK): Conditions => {
  const conditions = new Conditions();
  if (!filter.some(({ field }) => field === "is")) conditions.add("f.state < 2");
  for (const term of filter) {
    const sql = COMPILE[term.field](term, { conditions, scope, named: scope.named.get(term) ?? {}, rank });
    if (sql === "true") continue;
    conditions.add(term.not ? `not (${sql})` : / or /.test(sql) ? `(${sql})` : sql);
  }
  if (scope.place) {
    conditions.add("f.subject_id = any($::int[])", scope.place.subjects);
    // What is closed or waits for confirmation has no occurrence there any more: its subject decides.
    const wholly = conditions.value(scope.place.wholly);
    const inside = onAsset(`where o.asset_id = any(${conditions.value(scope.place.assets)}::int[])`);
    conditions.add(`(f.state <> 0 or f.subject_id = any(${wholly}::int[]) or ${inside})`);
  }
  return conditions;
};
