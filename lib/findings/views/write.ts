import type { Actor, Role } from "../../access/actor.ts";
import { demand, may } from "../../access/permissions.ts";
import { record } from "../../audit/write.ts";
import { sql } from "../../db/client.ts";
import type { FindingView } from "../../db/generated/client.ts";
import { atomic, type Tx } from "../../db/transaction.ts";
import { AppError } from "../../errors.ts";
import type { NewView, ViewChange } from "./schema.ts";

const MOST = 100;
const KEPT_DAYS = 30;

export const createView = async (actor: Actor, view: NewView): Promise<{ id: number }> => {
  demand(actor, "views:save");
  if (view.shared) demand(actor, "views:share");
  return atomic(async (tx) => {
    const { group: grouping, ...look } = view;
    const taken = await tx.db.findingView.count({ where: { userId: actor.id, deletedAt: null } });
    if (taken >= MOST) {
      throw new AppError("conflict", `You have ${MOST} views: delete one you no longer need.`);
    }
    const { id } = await tx.db.findingView.create({
      data: { ...look, grouping, userId: actor.id, createdAt: tx.now },
    });
    await record(tx, actor, {
      action: "view.created",
      subject: { kind: "view", id, name: view.name },
      after: view,
    });
    return { id };
  });
};

/** The view, locked. @throws AppError not_found (gone, or somebody else's own), forbidden (shared by another) */
const lockEditable = async (tx: Tx, actor: Actor, id: number, deleted: boolean) => {
  await tx.sql`select 1 from finding_view where id = ${id} for update`;
  const view = await tx.db.findingView.findFirst({
    where: { id, deletedAt: deleted ? { not: null } : null },
  });
  const own = view?.userId === actor.id;
  if (!view || !(own || view.shared)) throw new AppError("not_found", "There is no such view.");
  if (!own && !may(actor, "views:manage")) {
    throw new AppError("forbidden", "Only its owner or an admin may change this view: save your own copy.");
  }
  return view;
};

/** @throws AppError conflict when somebody changed it since the asker read it */
export const changeView = async (
  actor: Actor,
  id: number,
  { version, ...wanted }: ViewChange,
): Promise<void> => {
  demand(actor, "views:save");
  return atomic(async (tx) => {
    const before = await lockEditable(tx, actor, id, false);
    if (before.version !== version) {
      throw new AppError("conflict", "Somebody changed this view meanwhile: look at it again.");
    }
    const { group: grouping = before.grouping, ...rest } = wanted;
    const change = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
    if (wanted.shared === true && !before.shared) demand(actor, "views:share");
    const after = await tx.db.findingView.update({
      where: { id },
      data: { ...change, grouping, version: { increment: 1 } },
    });
    if (!after.shared) await tx.db.findingViewDefault.deleteMany({ where: { viewId: id } });
    await record(tx, actor, {
      action: "view.changed",
      subject: { kind: "view", id, name: after.name },
      before: lookOf(before),
      after: lookOf(after),
    });
  });
};

const lookOf = ({ name, shared, filter, sort, hide, density, grouping }: FindingView) => ({
  ...{ name, shared, filter, sort, hide, density, group: grouping },
});

/** It can be taken back for a month. */
export const deleteView = async (actor: Actor, id: number): Promise<void> => {
  demand(actor, "views:save");
  return atomic(async (tx) => {
    const { name } = await lockEditable(tx, actor, id, false);
    await tx.db.findingView.update({ where: { id }, data: { deletedAt: tx.now } });
    const forgotten = new Date(tx.now.getTime() - KEPT_DAYS * 86_400_000);
    await tx.db.findingView.deleteMany({ where: { deletedAt: { lt: forgotten } } });
    await record(tx, actor, { action: "view.deleted", subject: { kind: "view", id, name } });
  });
};

export const restoreView = async (actor: Actor, id: number): Promise<void> => {
  demand(actor, "views:save");
  return atomic(async (tx) => {
    const { name } = await lockEditable(tx, actor, id, true);
    await tx.db.findingView.update({ where: { id }, data: { deletedAt: null } });
    await record(tx, actor, { action: "view.restored", subject: { kind: "view", id, name } });
  });
};

/** The asker's own order of tabs; views that are not named come after. */
export const orderViews = async (actor: Actor, ids: number[]): Promise<void> => {
  demand(actor, "views:save");
  return atomic(async (tx) => {
    await tx.db.findingViewPerson.updateMany({ where: { userId: actor.id }, data: { position: null } });
    await tx.sql`
      insert into finding_view_person (user_id, view_id, position)
      select ${actor.id}::uuid, v.id, array_position(${ids}::int[], v.id) from finding_view v
      where v.id = any(${ids}::int[]) and v.deleted_at is null and (v.shared or v.user_id = ${actor.id}::uuid)
      on conflict (user_id, view_id) do update set position = excluded.position`;
    await record(tx, actor, {
      action: "view.ordered",
      subject: { kind: "person", id: actor.id, name: actor.name },
      after: { ids },
    });
  });
};

/** Where the asker's own list begins; null: where that of their role does. */
export const chooseView = async (actor: Actor, viewId: number | null): Promise<void> => {
  demand(actor, "views:save");
  return atomic(async (tx) => {
    await tx.db.findingViewPerson.updateMany({ where: { userId: actor.id }, data: { chosen: false } });
    if (viewId !== null) {
      const rows = await tx.sql`
        insert into finding_view_person (user_id, view_id, chosen)
        select ${actor.id}::uuid, id, true from finding_view
        where id = ${viewId}::int and deleted_at is null and (shared or user_id = ${actor.id}::uuid)
        on conflict (user_id, view_id) do update set chosen = true returning view_id`;
      if (rows.length === 0) throw new AppError("not_found", "There is no such view.");
    }
    await record(tx, actor, {
      action: "view.chosen",
      subject: { kind: "person", id: actor.id, name: actor.name },
      after: { viewId },
    });
  });
};

/** Where a role's lists begin. @throws AppError conflict for a view that not everybody sees */
export const setRoleView = async (actor: Actor, role: Role, viewId: number | null): Promise<void> => {
  demand(actor, "views:manage");
  return atomic(async (tx) => {
    const before = await tx.db.findingViewDefault.findUnique({ where: { role } });
    if (viewId === null) await tx.db.findingViewDefault.deleteMany({ where: { role } });
    else {
      const view = await lockEditable(tx, actor, viewId, false);
      if (!view.shared) throw new AppError("conflict", "Share the view first: others cannot see it.");
      await tx.db.findingViewDefault.upsert({
        where: { role },
        create: { role, viewId },
        update: { viewId },
      });
    }
    await record(tx, actor, {
      action: "view.role_set",
      subject: { kind: "role", id: role },
      before: { viewId: before?.viewId ?? null },
      after: { viewId },
    });
  });
};

/** The asker opened the view: what is in it now is no longer new to them. */
export const seeView = async (actor: Actor, id: number): Promise<void> => {
  demand(actor, "findings:read");
  await sql`
    insert into finding_view_person (user_id, view_id, seen_mark)
    select ${actor.id}::uuid, v.id, (select coalesce(max(id), 0) from finding) from finding_view v
    where v.id = ${id} and v.deleted_at is null and (v.shared or v.user_id = ${actor.id}::uuid)
    on conflict (user_id, view_id) do update set seen_mark = excluded.seen_mark`;
};
