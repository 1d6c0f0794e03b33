import type { Filter, Operator, Term } from "../filter/ast.ts";
import { milliseconds } from "../filter/duration.ts";
import type { FieldName } from "../filter/fields.ts";
import { PRIORITIES } from "../priority/priority.ts";
import { CLOSE_CAUSES, FINDING_KINDS, FINDING_STATUSES, SEVERITIES } from "../schema.ts";
import { Conditions, RANK } from "./conditions.ts";
import { epssCondition } from "./epss-condition.ts";
import { assignees, bases, exceptions, packages, place, subjects, teams, text } from "./named-terms.ts";
import type { Scope } from "./scope.ts";
import { severityCodes } from "./severity-codes.ts";
import {
  ASSET_RUNS,
  EXPOSED,
  everywhere,
  HAS_FIX,
  onAsset,
  REACHED,
  RUNS,
  seenAnywhere,
  somewhere,
  subjectsToldOf,
  subjectsWith,
} from "./sightings.ts";
import { type Compile, type Context, oneOf } from "./term.ts";
import { isLed } from "./traits.ts";

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

const known = (all: (context: Context) => string, context: Context): string =>
  context.named.rules ? oneOf("f.rule_id", context.named.rules, context) : all(context);

/** What is present on such an asset; and, where everything at once is looked for, whose it can be. */
const presentOn =
  (
    live: (term: Term, context: Context) => string,
    sighting: (term: Term, context: Context) => string,
  ): Compile =>
  (term, context) => {
    const seen = context.seen(sighting(term, context) + there(context));
    return context.gathers ? `(f.subject_id in ${subjectsWith(live(term, context))} and ${seen})` : seen;
  };

/** The same turned round: a finding that is present elsewhere has an asset that is not such a one. */
const notPresentOn = (live: string, context: Context): string =>
  context.gathers && context.scope.place === null
    ? `(f.state <> 0 or f.subject_id in ${subjectsWith(`not ${live}`)})`
    : "true";

const exposures = ({ values }: Term, { conditions }: Context): string =>
  `a.exposure = any(${conditions.value(values)}::text[])`;

/** Severities that must not be are the others that may: an index can be entered there. */
const severity: Compile = (term, context) => {
  const codes = severityCodes(term);
  return oneOf(
    context.rank,
    term.not ? SEVERITIES.map((_, code) => code).filter((code) => !codes.includes(code)) : codes,
    context,
  );
};

const due: Compile = ({ operator, values }, { conditions, scope }) =>
  values
    .map(
      (value) =>
        `f.due_at ${operator} ${conditions.value(new Date(scope.now.getTime() + milliseconds(value)!).toISOString())}::timestamptz`,
    )
    .join(" or ");

/** Of what somebody still has to do something about. */
const OVERDUE = `(f.due_at <= $ and f.state < 2 and f.status in (${[0, 1, 2, 3].join(", ")}))`;

const COMPILE: Record<FieldName, Compile> = {
  is: ({ values }) => values.map((value) => STATES[value]).join(" or "),
  severity,
  status: coded("f.status", FINDING_STATUSES),
  kind: coded("f.kind", FINDING_KINDS),
  cause: (term, context) =>
    `(f.state = 2 and f.cause is not null and ${coded("f.cause", CLOSE_CAUSES)(term, context)})`,
  kev: yesNo((context) => known(() => "f.rule_id in (select id from rule where kev)", context)),
  epss: ({ operator, values }, context) =>
    known(() => {
      const first = context.conditions.values.length + 1;
      for (const value of values) context.conditions.value(Number(value));
      return `f.rule_id in (select id from rule where ${epssCondition(operator, values.length, first)})`;
    }, context),
  fix: yesNo(({ seen }) => seen(HAS_FIX)),
  "fixed-by": ({ values }, { conditions, seen }) =>
    seen(`join version v on v.id = o.fixed_id and v.text = any(${conditions.value(values)}::text[])`),
  running: (term, context) => {
    if (term.values.length === 2) return "true";
    if (term.values[0] === "yes")
      return presentOn(
        () => ASSET_RUNS,
        () => RUNS,
      )(term, context);
    return `(${notPresentOn(ASSET_RUNS, context)} and not ${context.seen(RUNS + there(context))})`;
  },
  exposed: yesNo((context) => {
    const all = context.scope.place === null ? `${everywhere(REACHED)} or ` : "";
    const any = context.gathers ? `f.subject_id in ${subjectsWith(REACHED)}` : somewhere(REACHED);
    return `(f.state = 0 and ${any} and (${all}${onAsset(EXPOSED + there(context))}))`;
  }),
  exposure: presentOn(
    exposures,
    (term, context) => `join asset a on a.id = o.asset_id and a.live and ${exposures(term, context)}`,
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
  base: bases,
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
  tool: ({ values, not }, context) => {
    const named = `s.tool = any(${context.conditions.value(values)}::text[])`;
    const seen = context.seen(`join slice s on s.id = o.slice_id and ${named}`);
    if (!context.gathers) return seen;
    // Turned round: what is present was seen by another tool, which has been there.
    return not
      ? `(${seen} or (f.state = 0 and f.subject_id not in ${subjectsToldOf(`not ${named}`)}))`
      : `(f.subject_id in ${subjectsToldOf(named)} and ${seen})`;
  },
  age,
  "first-seen": instant("f.first_seen"),
  changed: instant("f.changed_at"),
  since: (_, { named, conditions }) => `f.id > ${conditions.value(named.newerThan ?? 0)}::int`,
  text,
};

/** Fields that turn themselves round where a term says not. */
const SOLVED_TURN: ReadonlySet<FieldName> = new Set(["severity"]);

type Way = Pick<Context, "rank" | "gathers" | "seen">;

export const WALKING: Way = { rank: RANK, gathers: false, seen: onAsset };

/** One term as SQL over `finding f`; "true" where it says nothing that is not said elsewhere. */
export const conditionOf = (term: Term, scope: Scope, conditions: Conditions, way: Way): string => {
  const sql = COMPILE[term.field](term, { conditions, scope, named: scope.named.get(term) ?? {}, ...way });
  if (sql === "true" && !term.not) return sql;
  return term.not && !SOLVED_TURN.has(term.field) ? `not (${sql})` : / or /.test(sql) ? `(${sql})` : sql;
};

export const placeConditions = ({ place }: Scope, conditions: Conditions): string[] => {
  if (!place) return [];
  // What is closed or waits for confirmation has no occurrence there any more: its subject decides.
  const wholly = conditions.value(place.wholly);
  const inside = onAsset(`where own.id = any(${conditions.value(place.assets)}::int[])`);
  return [
    `f.subject_id = any(${conditions.value(place.subjects)}::int[])`,
    `(f.state <> 0 or f.subject_id = any(${wholly}::int[]) or ${inside})`,
  ];
};

/** A filter as conditions over `finding f` (or the roll-up as `f`); closed findings only where they are asked for. */
export const compiled = (filter: Filter, scope: Scope, rank: string = RANK): Conditions => {
  const conditions = new Conditions();
  const way = { rank, gathers: true, seen: isLed(filter) ? onAsset : seenAnywhere };
  if (!filter.some(({ field }) => field === "is")) conditions.add("f.state < 2");
  for (const term of filter) {
    const text = conditionOf(term, scope, conditions, way);
    if (text !== "true") conditions.add(text);
  }
  for (const text of placeConditions(scope, conditions)) conditions.add(text);
  return conditions;
};
