import type { Actor } from "../access/actor.ts";
import { demand } from "../access/permissions.ts";
import { sql } from "../db/client.ts";
import { SEVERITIES } from "../findings/schema.ts";
import type { RuntimeEvents } from "./schema.ts";

const SHOWN = 50;

interface EventRow {
  at: Date;
  severity: number;
  message: string;
  detail: {
    host?: string;
    pod?: string;
    container?: string;
    image?: string;
    action?: string;
    tags?: string[];
  };
  reportId: number;
}

/** How often a finding was seen and its newest events; nothing for findings that no event made. */
export const listEvents = async (actor: Actor, findingId: number): Promise<RuntimeEvents> => {
  demand(actor, "findings:read");
  const [group] = await sql<{ events: number; firstAt: Date; lastAt: Date }>`
    select events::int, first_at as "firstAt", last_at as "lastAt" from runtime_group where finding_id = ${findingId}`;
  const rows = await sql<EventRow>`
    select at, severity::int, message, detail, report_id as "reportId" from runtime_event
    where finding_id = ${findingId} order by at desc, key limit ${SHOWN}`;
  return {
    events: group?.events ?? 0,
    firstAt: group?.firstAt.toISOString() ?? null,
    lastAt: group?.lastAt.toISOString() ?? null,
    kept: rows.map(({ at, severity, message, detail, reportId }) => ({
      at: at.toISOString(),
      severity: SEVERITIES[severity]!,
      message,
      host: detail.host ?? null,
      pod: detail.pod ?? null,
      container: detail.container ?? null,
      image: detail.image ?? null,
      action: detail.action ?? "",
      tags: detail.tags ?? [],
      reportId,
    })),
  };
};
