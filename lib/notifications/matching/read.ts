import { heartbeat } from "../../collectors/heartbeat.ts";
import { sql } from "../../db/client.ts";
import type { Term } from "../../findings/filter/ast.ts";
import { parseFilter } from "../../findings/filter/parse.ts";
import { findMatching } from "../../findings/matching/read.ts";
import type { ListeningRule } from "../rules/read.ts";
import type { Happening, Item } from "../schema.ts";

/** Which of these findings a rule's filter finds, open ones only. The one place where rules meet the filter of findings. */
export const matchingFindings = async (
  filter: string,
  ids: readonly number[],
  onlyExploited = false,
): Promise<number[]> => {
  if (ids.length === 0) return [];
  const terms = [...parseFilter(filter), ...(onlyExploited ? [EXPLOITED] : []), OPEN];
  return findMatching(terms, { among: ids, limit: ids.length });
};

const OPEN: Term = { field: "is", not: false, operator: "=", values: ["open"] };
const EXPLOITED: Term = { field: "kev", not: false, operator: "=", values: ["yes"] };

/** What of a happening a rule wants told. @param exploited advisories that this happening made known to be exploited */
export const itemsFor = async (
  rule: Pick<ListeningRule, "event" | "filter">,
  happening: Happening,
  exploited: readonly number[],
): Promise<Item[]> => {
  const { at, opened = [], reopened = [], deliveryId, told } = happening;
  const findings = async (ids: readonly number[], cause: string, onlyExploited = false): Promise<Item[]> =>
    (await matchingFindings(rule.filter, ids, onlyExploited)).map((id) => ({ kind: "finding", id, cause }));
  switch (rule.event) {
    case "new_finding":
      return [
        ...(await findings(opened, "opened")),
        // One that comes back is news each time.
        ...(await findings(reopened, `reopened ${at}`)),
      ];
    case "known_exploited":
      return findings(
        [...opened, ...reopened, ...(await openFindingsOf(exploited))],
        "known_exploited",
        true,
      );
    case "report_failed":
      return deliveryId === undefined ? [] : [{ kind: "delivery", id: deliveryId, cause: `failed ${at}` }];
    case "collector_silent":
    case "review_due":
      return [];
    default:
      return told?.event === rule.event ? findings(told.findings, told.cause) : [];
  }
};

/** Of these advisories those that are known to be exploited. */
export const exploitedAmong = async (ruleIds: readonly number[]): Promise<number[]> => {
  if (ruleIds.length === 0) return [];
  const rows = await sql<{ id: number }>`select id from rule where id = any(${ruleIds}::int[]) and kev`;
  return rows.map(({ id }) => id);
};

const openFindingsOf = async (ruleIds: readonly number[]): Promise<number[]> => {
  if (ruleIds.length === 0) return [];
  const rows = await sql<{ id: number }>`
    select id from finding where rule_id = any(${ruleIds}::int[]) and kind = 0 and state < 2`;
  return rows.map(({ id }) => id);
};

/** Collectors that are silent now; each silence is told once. */
export const silentCollectors = async (now: Date): Promise<Item[]> => {
  const rows = await sql<{ id: number; seenAt: Date | null; createdAt: Date; intervalSeconds: number }>`
    select id, seen_at as "seenAt", created_at as "createdAt", interval_seconds as "intervalSeconds"
    from collector where interval_seconds is not null and disabled_at is null`;
  return rows.flatMap(({ id, intervalSeconds, seenAt, createdAt }) => {
    const beating = {
      intervalSeconds,
      seenAt: seenAt?.toISOString() ?? null,
      createdAt: createdAt.toISOString(),
      disabledAt: null,
    };
    if (heartbeat(beating, now) !== "silent") return [];
    return [{ kind: "collector" as const, id, cause: `silent since ${beating.seenAt ?? beating.createdAt}` }];
  });
};
