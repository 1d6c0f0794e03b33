import type { FindingSort } from "../filter.ts";
import type { Position } from "./cursor.ts";
import { keyOf } from "./cursor.ts";

/** SQL text over `finding f` with its values; built of constants of this folder only. */
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

export const RANK = "coalesce(f.override, f.severity)";

const EXPRESSIONS = {
  severity: { text: RANK, type: "int" },
  first_seen: { text: "f.first_seen", type: "timestamptz" },
  changed: { text: "f.changed_at", type: "timestamptz" },
};

/**
 * The order and where in it a page begins. "Descending" severity is worst first, and the codes of severities grow
 * from worst to none, so that direction is turned round; numbers of findings go the way that the indexes do.
 */
export const ordering = (sort: FindingSort, after: Position | null, conditions: Conditions) => {
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
