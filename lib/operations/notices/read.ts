import type { Actor } from "../../access/actor.ts";
import { may } from "../../access/permissions.ts";
import { clock } from "../../clock.ts";
import { heartbeat } from "../../collectors/heartbeat.ts";
import { sql } from "../../db/client.ts";
import { AppError } from "../../errors.ts";
import { listFeeds } from "../../intelligence/feeds/read.ts";
import { readCheckUps } from "../check-up/read.ts";
import { queueState } from "../queue/read.ts";
import { diskOf } from "../storage/read.ts";
import { type Facts, noticesOf } from "./notices.ts";
import type { Notices } from "./schema.ts";

/** What is wrong with the installation, as far as this person may know and has not put it away. */
export const listNotices = async (actor: Actor): Promise<Notices> => {
  if (actor.kind !== "person") throw new AppError("forbidden", "Notices are for people.");
  const [facts, marks] = await Promise.all([
    readFacts(actor),
    sql<{ notice: string }>`select notice from notice_mark
      where user_id = ${actor.id}::uuid and (until is null or until > ${clock()})`,
  ]);
  const all = noticesOf(facts, clock());
  const away = new Set(marks.map(({ notice }) => notice));
  const notices = all.filter(({ key }) => !away.has(key));
  return { notices, hidden: all.length - notices.length };
};

const readFacts = async (actor: Actor): Promise<Facts> => {
  const reads = may(actor, "collectors:read");
  const [feeds, silent, operations] = await Promise.all([
    reads ? listFeeds(actor) : [],
    reads ? silentCollectors() : [],
    may(actor, "operations:read") ? readOperations(actor) : null,
  ]);
  return { feeds, silent, operations };
};

/** Collectors from which nothing came for three intervals. */
export const silentCollectors = async (): Promise<Facts["silent"]> => {
  const rows = await sql<{
    id: number;
    name: string;
    seenAt: Date | null;
    createdAt: Date;
    intervalSeconds: number;
  }>`
    select id, name, seen_at as "seenAt", created_at as "createdAt", interval_seconds as "intervalSeconds"
    from collector where disabled_at is null and interval_seconds is not null order by name`;
  return rows.flatMap(({ id, name, seenAt, createdAt, intervalSeconds }) => {
    const [seen, created] = [seenAt?.toISOString() ?? null, createdAt.toISOString()];
    const beating = { seenAt: seen, createdAt: created, intervalSeconds, disabledAt: null };
    return heartbeat(beating, clock()) === "silent" ? [{ id, name, since: seen ?? created }] : [];
  });
};

const readOperations = async (actor: Actor): Promise<Facts["operations"]> => {
  const [{ tasks, lagSeconds, workers }, checks, [audit]] = await Promise.all([
    queueState(),
    readCheckUps(actor),
    sql<{ problem: string | null }>`select verified_problem as problem from audit_tree where id = 1`,
  ]);
  return {
    disk: diskOf(process.env.PLIMSOLL_DATA),
    queue: { lagSeconds, workers, dead: tasks.reduce((sum, task) => sum + task.dead, 0) },
    certificate: checks.certificate?.result ?? null,
    audit: { problem: audit?.problem ?? null },
    advisories: checks.dependencies?.result.advisories ?? [],
  };
};
