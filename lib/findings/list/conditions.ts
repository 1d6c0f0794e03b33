import type { FindingFilter } from "../filter.ts";
import { CLOSE_CAUSES, FINDING_KINDS, FINDING_STATUSES, SEVERITIES } from "../schema.ts";
import type { Position } from "./cursor.ts";
import { keyOf } from "./cursor.ts";

/** What a filter means in numbers of the database, where that took a look-up. Null: not asked for. */
export interface Scope {
  /**
   * Subjects and assets of the place asked for; `assets` is what occurrences may be on. Of the subjects in `wholly` no
   * live asset is anywhere else: what is present on them is there, and no occurrence has to be looked up.
   */
  place: { subjects: number[]; wholly: number[]; assets: number[] } | null;
  rules: number[] | null;
  /** Text found in the names of rules or of components. */
  text: { rules: number[]; components: number[] } | null;
  component: number[] | null;
}

/** SQL text over `finding f` with its values; built of constants of this file only. */
export class Conditions {
  readonly values: unknown[] = [];
  private readonly parts: string[] = [];

  /** `$` in the text stands for the value. */
  add(text: string, value?: unknown): this {
    if (value !== undefined) this.values.push(value);
    this.parts.push(value === undefined ? text : text.replaceAll("$", `$${this.values.length}`));
    return this;
  }

  value(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  get text(): string {
    return this.parts.length === 0 ? "true" : this.parts.join(" and ");
  }
}

const codes = <T>(vocabulary: readonly T[], words: readonly T[]) => words.map((w) => vocabulary.indexOf(w));

export const RANK = "coalesce(f.override, f.severity)";

/** The dimensions of the roll-up, over the table or the roll-up alike: `rank` is the column that holds the severity. */
export const rolledConditions = (
  conditions: Conditions,
  filter: Partial<Pick<FindingFilter, "kind" | "severity" | "status" | "state">>,
  rank: string,
): Conditions => {
  const { kind, severity, status, state } = filter;
  if (kind) conditions.add("f.kind = any($::int[])", codes(FINDING_KINDS, kind));
  if (severity) conditions.add(`${rank} = any($::int[])`, codes(SEVERITIES, severity));
  if (status) conditions.add("f.status = any($::int[])", codes(FINDING_STATUSES, status));
  if (state === "open") conditions.add("f.state < 2");
  if (state === "closed") conditions.add("f.state = 2");
  return conditions;
};

/** Assets of the finding's subject: the subject itself, or the images of a repository. */
const OWN_ASSETS = `(select f.subject_id as id union all
  select i.asset_id from image_detail i where i.repository_id = f.subject_id)`;

const onAsset = (more: string): string =>
  `exists (select from ${OWN_ASSETS} own join occurrence o on o.asset_id = own.id and o.finding_id = f.id ${more})`;

const RUNS = `join asset a on a.id = o.asset_id and a.live and (a.kind <> 'image'
    or exists (select from running_container c where c.image_id = a.id)
    or exists (select from workload_image w join asset wa on wa.id = w.workload_id and wa.live
               where w.image_id = a.id and w.gone_at is null))`;

const EXPOSED = "join asset a on a.id = o.asset_id and a.live and a.exposure = 'internet'";

/** Subjects any (`bool_or`) or all (`bool_and`) of whose live assets the internet reaches. */
const exposedSubjects = (aggregate: "bool_or" | "bool_and"): string => `(
  select coalesce(i.repository_id, a.id) from asset a left join image_detail i on i.asset_id = a.id
  where a.live group by 1 having ${aggregate}(a.exposure = 'internet'))`;

/** Whose findings: one subject's, or a team's. */
export const subjectConditions = (
  conditions: Conditions,
  { subject, team }: Partial<Pick<FindingFilter, "subject" | "team">>,
): Conditions => {
  if (subject) conditions.add("f.subject_id = $::int", subject);
  if (team === "none") conditions.add("f.subject_id in (select id from asset where team_id is null)");
  else if (team) conditions.add("f.subject_id in (select id from asset where team_id = $::int)", team);
  return conditions;
};

/** The rest of a filter: what the roll-up does not know. */
export const otherConditions = (conditions: Conditions, filter: FindingFilter, scope: Scope): Conditions => {
  subjectConditions(conditions, filter);
  if (scope.place) {
    conditions.add("f.subject_id = any($::int[])", scope.place.subjects);
    // What is closed or waits for confirmation has no occurrence there any more: its subject decides.
    const wholly = conditions.value(scope.place.wholly);
    const there = onAsset(`where o.asset_id = any(${conditions.value(scope.place.assets)}::int[])`);
    conditions.add(`(f.state <> 0 or f.subject_id = any(${wholly}::int[]) or ${there})`);
  }
  if (scope.rules) conditions.add("f.rule_id = any($::int[])", scope.rules);
  if (scope.component) conditions.add("f.component_id = any($::int[])", scope.component);
  if (scope.text) {
    const rules = conditions.value(scope.text.rules);
    const components = conditions.value(scope.text.components);
    conditions.add(
      `(f.rule_id = any(${rules}::int[]) or (f.kind = 0 and f.component_id = any(${components}::int[])))`,
    );
  }
  return attributes(conditions, filter, scope);
};

const attributes = (conditions: Conditions, filter: FindingFilter, { place }: Scope): Conditions => {
  // What runs or is reached has to do so in the place that was asked for, not somewhere else that has it too.
  const there = () =>
    place === null ? "" : ` where o.asset_id = any(${conditions.value(place.assets)}::int[])`;
  if (filter.cause) conditions.add("f.cause = any($::int[])", codes(CLOSE_CAUSES, filter.cause));
  if (filter.kev !== undefined)
    conditions.add(`f.rule_id ${filter.kev ? "" : "not "}in (select id from rule where kev)`);
  if (filter.tool) conditions.add(onAsset("join slice s on s.id = o.slice_id and s.tool = $"), filter.tool);
  if (filter.fix !== undefined) {
    const fixed = onAsset("join version v on v.id = o.fixed_id and v.text <> ''");
    conditions.add(filter.fix ? fixed : `not ${fixed}`);
  }
  if (filter.running !== undefined)
    conditions.add(`${filter.running ? "" : "not "}${onAsset(RUNS + there())}`);
  if (filter.exposed !== undefined) {
    const all = place === null ? `f.subject_id in ${exposedSubjects("bool_and")} or ` : "";
    const exposed = `(f.state = 0 and f.subject_id in ${exposedSubjects("bool_or")} and (${all}${onAsset(EXPOSED + there())}))`;
    conditions.add(filter.exposed ? exposed : `not ${exposed}`);
  }
  if (filter.after) conditions.add("f.first_seen >= $::timestamptz", filter.after);
  if (filter.before) conditions.add("f.first_seen < $::timestamptz", filter.before);
  return conditions;
};

/** Whether the roll-up alone can count what the filter asks for. */
export const isRolledUp = (filter: FindingFilter): boolean =>
  [
    filter.q,
    filter.cause,
    filter.rule,
    filter.component,
    filter.asset,
    filter.cluster,
    filter.namespace,
    filter.label,
    filter.tool,
    filter.fix,
    filter.kev,
    filter.running,
    filter.exposed,
    filter.after,
    filter.before,
  ].every((value) => value === undefined);

const EXPRESSIONS = {
  severity: { text: RANK, type: "int" },
  first_seen: { text: "f.first_seen", type: "timestamptz" },
  changed: { text: "f.changed_at", type: "timestamptz" },
};

/**
 * The order and where in it a page begins. "Descending" severity is worst first, and the codes of severities grow
 * from worst to none, so that direction is turned round; numbers of findings go the way that the indexes do.
 */
export const ordering = (sort: FindingFilter["sort"], after: Position | null, conditions: Conditions) => {
  const key = keyOf(sort);
  const { text, type } = EXPRESSIONS[key];
  const forward = sort.startsWith("-");
  const down = key === "severity" ? !forward : forward;
  const idDown = forward;
  const orderBy = `${text} ${down ? "desc" : "asc"}, f.id ${idDown ? "desc" : "asc"}`;
  const shown = type === "int" ? text : `(${text} at time zone 'UTC')::text || '+00'`;
  if (after) {
    const value = `${conditions.value(after.value)}::${type}`;
    const id = `${conditions.value(after.id)}::int`;
    // The first half lets the index be entered at the right place; a row comparison cannot mix directions.
    conditions.add(`${text} ${down ? "<=" : ">="} ${value}`);
    conditions.add(`(${text} ${down ? "<" : ">"} ${value} or f.id ${idDown ? "<" : ">"} ${id})`);
  }
  return { orderBy, shown };
};
