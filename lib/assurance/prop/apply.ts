import { sql } from "../../db/client.ts";
import { applyDelivery } from "../../ingest/jobs.ts";
import { acceptReport } from "../../ingest/write.ts";
import { testCollectors } from "../collectors.ts";
import type { Message } from "../estate/message.ts";

/** An empty product in the same database: dictionaries stay, they mean nothing by themselves. */
export const forgetAll = async (): Promise<void> => {
  await sql`truncate asset, asset_merged, finding, occurrence, occurrence_past, statement, applied, check_result,
    timeline_entry, decision, finding_count, finding_past, check_result_past, finding_cell, finding_cell_change, area_state, image_detail, image_digest, image_tag, image_tag_sighting, tag_list, workload_detail, workload_image,
    container_detail, container_history, container_roll_up, kubernetes_object, inventory_applied, host_detail, cluster_detail, delivery, report, collector, collector_token,
    rule_alias, runtime_group, runtime_event, feed, advisory_fact, bill, bill_package cascade`;
  await sql`update rule set canonical_id = null, kev = false, epss = null, bundle = false
    where canonical_id is not null or kev or epss is not null or bundle`;
  await sql`delete from graphile_worker._private_jobs`;
};

/** Messages through the product one after the other, without the network: accepted, then applied by the job. */
export const applyAll = async (messages: readonly Message[]): Promise<string[]> => {
  const collectors = await testCollectors(messages.map((message) => message.collector));
  const states: string[] = [];
  for (const { collector, body, subjects, statedAt } of messages) {
    const { actor } = collectors.get(collector)!;
    const arrival = { body, subjects, statedAt, idempotencyKey: null, fileName: null };
    const { deliveryId } = await acceptReport(actor, arrival);
    await applyDelivery({ deliveryId }, { attempt: 1, last: false });
    const [row] = await sql<{ state: string }>`select state from delivery where id = ${deliveryId}`;
    states.push(row!.state);
  }
  return states;
};
