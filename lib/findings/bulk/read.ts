import type { Actor } from "../../access/actor.ts";
import { demand } from "../../access/permissions.ts";
import { sql } from "../../db/client.ts";
import { findRows } from "../list/page/read.ts";
import { SEVERITIES } from "../schema.ts";
import { digestOf, judge } from "./judge.ts";
import {
  type BulkPage,
  type BulkPreview,
  type BulkPreviewRequest,
  type BulkQuery,
  type BulkView,
  MOST,
} from "./schema.ts";
import { chosenIds, readChosen } from "./selection/read.ts";

const SAMPLE = 20;

/** What one deed would do to all that was chosen. Nothing changes. */
export const previewBulk = async (actor: Actor, asked: BulkPreviewRequest): Promise<BulkPreview> => {
  demand(actor, "findings:triage");
  const ids = await chosenIds(actor, asked);
  const findings = await readChosen(ids.slice(0, MOST));
  const { changes, refused } = judge(findings, asked.deed);
  const changed = changes.map(({ finding }) => finding);
  return {
    digest: digestOf(findings),
    changes: changed.length,
    refused,
    tooMany: ids.length > MOST,
    subjects: new Set(changed.map((finding) => finding.subjectId)).size,
    severities: counted(changed, (finding) => SEVERITIES[finding.override ?? finding.severity]!),
    statuses: counted(changed, (finding) => finding.status),
    sample: await findRows(changed.slice(0, SAMPLE).map(({ id }) => id)),
  };
};

const counted = <T>(items: T[], key: (item: T) => string): Record<string, number> =>
  Object.fromEntries([...Map.groupBy(items, key)].map(([name, of]) => [name, of.length]));

interface Row extends Omit<BulkView, "at" | "undone"> {
  at: Date;
  undoneAt: Date | null;
  undoneBy: string | null;
  restored: number | null;
}

/** What was done to many at once, newest first. */
export const listBulk = async (actor: Actor, { cursor, limit }: BulkQuery): Promise<BulkPage> => {
  demand(actor, "findings:read");
  const rows = await sql<Row>`
    select id, by_name as by, at, action as deed, filter, done, refused, undone_at as "undoneAt", undone_by as "undoneBy", restored
    from bulk_action where ${cursor ?? null}::int is null or id < ${cursor ?? null}::int order by id desc limit ${limit + 1}::int`;
  const shown = rows.slice(0, limit);
  return {
    rows: shown.map(({ at, undoneAt, undoneBy, restored, ...row }) => ({
      ...row,
      at: at.toISOString(),
      undone: undoneAt && { at: undoneAt.toISOString(), by: undoneBy!, restored: restored ?? 0 },
    })),
    nextCursor: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
  };
};
