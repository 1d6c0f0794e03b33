import { randomBytes } from "node:crypto";
import type { Actor } from "../access/actor.ts";
import { sql } from "../db/client.ts";
import { applyDelivery } from "./jobs.ts";
import { getDelivery } from "./read.ts";
import type { DeliveryView } from "./schema.ts";
import { type Arrival, acceptReport } from "./write.ts";

process.env.PLIMSOLL_KEY ??= randomBytes(32).toString("base64");

export const collector = async (name: string, intervalSeconds: number | null = null): Promise<Actor> => {
  const [row] = await sql<{ id: number }>`
    insert into collector (name, kind, interval_seconds) values (${name}, 'curl', ${intervalSeconds})
    on conflict (name) do update set name = excluded.name returning id`;
  return { kind: "collector", id: String(row!.id), name, role: "collector", requestId: null, ip: null };
};

/** The way of a document through the product, without the network in between: accepted, then applied by the job. */
export const push = async (
  actor: Actor,
  document: unknown,
  arrival: Partial<Arrival> = {},
): Promise<DeliveryView> => {
  const body = Buffer.isBuffer(document) ? document : Buffer.from(JSON.stringify(document));
  const accepted = await acceptReport(actor, {
    body,
    subjects: [],
    idempotencyKey: null,
    statedAt: null,
    fileName: null,
    ...arrival,
  });
  await applyDelivery({ deliveryId: accepted.deliveryId }, { attempt: 1, last: false });
  return getDelivery(actor, accepted.deliveryId);
};

/** Findings as people see them, in an order and with values that do not depend on how they came about. */
export const findingsNow = async () => {
  const rows = await sql<{
    rule: string;
    component: string;
    subject: string;
    state: number;
    cause: number | null;
    severity: number;
    firstSeen: Date;
    tools: string[];
  }>`
    select r.key as rule, c.key as component, a.key as subject, f.state, f.cause, f.severity, f.first_seen as "firstSeen",
      array(select distinct s.tool from occurrence o join slice s on s.id = o.slice_id join asset x on x.id = o.asset_id and x.live
            where o.finding_id = f.id order by 1) as tools
    from finding f join rule r on r.id = f.rule_id join component c on c.id = f.component_id join asset a on a.id = f.subject_id
    order by subject, rule, component`;
  return rows.map((row) => ({
    ...row,
    state: ["present", "unconfirmed", "closed"][row.state],
    firstSeen: row.firstSeen.toISOString(),
  }));
};

/** An empty product in the same database: dictionaries stay, they mean nothing by themselves. */
export const wipe = async (): Promise<void> => {
  await sql`truncate asset, asset_merged, finding, occurrence, occurrence_past, statement, applied, check_result,
    timeline_entry, decision, finding_count, finding_past, check_result_past, finding_cell, finding_cell_change, area_state, area_log, asset_log, rule_log, fix_plan, posture_snapshot, exception, exception_finding, attestation, custom_framework, baseline, baseline_result, evidence_contract, mention, checkpoint_delivery, risk, risk_mitigation, image_detail, image_digest, image_tag, image_tag_sighting, tag_list, workload_detail, workload_image,
    container_detail, container_history, container_roll_up, kubernetes_object, inventory_applied, host_detail, cluster_detail, delivery, report, collector, rule_alias, runtime_group, runtime_event, feed, advisory_fact, bill, bill_package, advisory, advisory_package, advisory_affected, advisory_touched, feed_source, vex_statement, vex_match, vex_trust, check_up, retention_rule, notice_mark, call_answer, call_rate cascade`;
  await sql`update priority_mark set statement_id = 0, rule_log_id = 0, asset_log_id = 0`;
  await sql`update rule set canonical_id = null, kev = false, epss = null`;
};
