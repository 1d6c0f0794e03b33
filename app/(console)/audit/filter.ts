import { AuditFilter } from "@/lib/audit/schema.ts";

export type SearchParams = Record<string, string | string[] | undefined>;

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const dayStart = (day: string, plus: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + plus * 86_400_000).toISOString();

/** A day in the address stands for the whole of it, in UTC: `to=2026-03-01` includes the first of March. */
const moment = (value: string, plus: number): string =>
  DAY.test(value) && !Number.isNaN(Date.parse(value)) ? dayStart(value, plus) : value;

/** The filter an address asks for; what makes no sense in it is left out and named. */
export function filterOf(params: SearchParams): { filter: AuditFilter; refused: string[] } {
  const asked = Object.fromEntries(
    Object.keys(AuditFilter.shape).flatMap((key) => {
      const value = params[key];
      if (typeof value !== "string" || value === "") return [];
      return [[key, key === "from" ? moment(value, 0) : key === "to" ? moment(value, 1) : value]];
    }),
  );
  const parsed = AuditFilter.safeParse(asked);
  if (parsed.success) return { filter: parsed.data, refused: [] };
  const refused = [...new Set(parsed.error.issues.map(({ path }) => String(path[0])))];
  const kept = Object.fromEntries(Object.entries(asked).filter(([key]) => !refused.includes(key)));
  return { filter: AuditFilter.parse(kept), refused };
}

/** The address with some of its filters changed (undefined takes one away); paging starts again. */
export function addressWith(params: SearchParams, change: Record<string, string | undefined>): string {
  const known = Object.keys(AuditFilter.shape).filter((key) => key !== "cursor" && key !== "limit");
  const query = new URLSearchParams();
  for (const key of [...known, "cursor"]) {
    const value = key in change ? change[key] : key === "cursor" ? undefined : params[key];
    if (typeof value === "string" && value !== "") query.set(key, value);
  }
  return query.size === 0 ? "/audit" : `/audit?${query}`;
}
