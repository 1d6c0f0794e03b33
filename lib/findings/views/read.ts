import type { Actor, Role } from "../../access/actor.ts";
import { demand, may } from "../../access/permissions.ts";
import { sql } from "../../db/client.ts";
import { AppError } from "../../errors.ts";
import type { Filter } from "../filter/ast.ts";
import { parseFilter } from "../filter/parse.ts";
import { FindingFilter, type FindingSort } from "../filter.ts";
import type { Grouping } from "../groups/schema.ts";
import { totalFindings } from "../list/total/read.ts";
import { countNewer } from "../read.ts";
import type { FindingView, ViewCounts } from "./schema.ts";

interface StoredView {
  id: number;
  version: number;
  name: string;
  filter: string;
  sort: FindingSort;
  hide: string[];
  density: FindingView["density"];
  group: Grouping | null;
  shared: boolean;
  owner: string;
  own: boolean;
  chosen: boolean;
  mark: number;
  roles: Role[];
}

/** Who has no account (jobs, collectors) has views of nobody. */
const personOf = (actor: Actor): string | null => (actor.kind === "person" ? actor.id : null);

const storedViews = (actor: Actor): Promise<StoredView[]> => sql<StoredView>`
  select v.id, v.version, v.name, v.filter, v.sort, v.hide, v.density, v.grouping as "group", v.shared,
    u.name as owner, v.user_id = ${personOf(actor)}::uuid as own, coalesce(p.chosen, false) as chosen,
    coalesce(p.seen_mark, 0) as mark,
    array(select d.role from finding_view_default d where d.view_id = v.id order by d.role) as roles
  from finding_view v join app_user u on u.id = v.user_id
  left join finding_view_person p on p.view_id = v.id and p.user_id = ${personOf(actor)}::uuid
  where v.deleted_at is null and (v.shared or v.user_id = ${personOf(actor)}::uuid)
  order by p.position nulls last, v.id limit 200`;

/** The asker's own views and those that are shared, in the asker's order. */
export const listViews = async (actor: Actor): Promise<FindingView[]> => {
  demand(actor, "findings:read");
  const stored = await storedViews(actor);
  const chosen =
    stored.find((view) => view.chosen) ??
    stored.find(({ roles }) => roles.some((role) => role === actor.role));
  return stored.map(({ own, chosen: _, mark: __, ...view }) => ({
    ...view,
    editable: own || (view.shared && may(actor, "views:manage")),
    isDefault: view.id === chosen?.id,
  }));
};

/** How much is in each view, and how much of that is new to the asker since they last opened it. */
export const countViews = async (actor: Actor): Promise<ViewCounts> => {
  demand(actor, "findings:read");
  const counts: ViewCounts["counts"] = [];
  // One after the other: many tabs must not take every connection.
  for (const { id, filter, mark } of await storedViews(actor)) {
    const parsed = FindingFilter.safeParse({ filter });
    if (!parsed.success) continue;
    const total = await totalFindings(actor, parsed.data);
    counts.push({ id, total, fresh: mark === 0 ? 0 : await countNewer(actor, parsed.data.where, mark) });
  }
  return { counts };
};

/**
 * What a view finds, for whatever names a view instead of a filter.
 * @throws AppError not_found for a view that is gone or somebody else's own
 */
export const viewFilter = async (actor: Actor, id: number): Promise<Filter> => {
  demand(actor, "findings:read");
  const [view] = await sql<{ filter: string }>`
    select filter from finding_view where id = ${id} and deleted_at is null
      and (shared or user_id = ${personOf(actor)}::uuid)`;
  if (!view) throw new AppError("not_found", "There is no such view.");
  return parseFilter(view.filter);
};
