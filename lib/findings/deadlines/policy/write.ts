import type { Actor } from "../../../access/actor.ts";
import { demand } from "../../../access/permissions.ts";
import { record } from "../../../audit/write.ts";
import { copyAtomic } from "../../../db/transaction.ts";
import { PRIORITIES } from "../../priority/priority.ts";
import { getPolicy } from "../read.ts";
import type { SlaPolicy } from "../schema.ts";

/** Changes the days of each priority. Every open finding's day is set anew: here it may also move back, knowingly. */
export const setPolicy = async (actor: Actor, policy: SlaPolicy): Promise<SlaPolicy> => {
  demand(actor, "settings:manage");
  const before = await getPolicy();
  await copyAtomic(async (tx) => {
    const days = PRIORITIES.map((priority) => policy[priority]);
    await tx.sql`update sla_policy set days = (${days}::int[])[priority + 1]`;
    await tx.sql`
      update finding f set due_at = coalesce(f.clock_at, f.first_seen) + make_interval(days => p.days),
        breached_at = case when coalesce(f.clock_at, f.first_seen) + make_interval(days => p.days) > ${tx.now} then null else f.breached_at end
      from sla_policy p where p.priority = f.priority and f.state < 2`;
    await record(tx, actor, {
      action: "sla.changed",
      subject: { kind: "sla", id: "policy", name: "Deadlines" },
      before,
      after: policy,
    });
  });
  return policy;
};
