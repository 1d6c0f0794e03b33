import { listAuditEntries } from "../../audit/read.ts";
import { type AuditEntry, AuditFilter } from "../../audit/schema.ts";
import type { ExportTable } from "../table.ts";

const text = (value: unknown): string | null =>
  value === undefined || value === null ? null : JSON.stringify(value);

/** For reading; what proves itself is the bundle. */
export const auditTable: ExportTable<AuditFilter, AuditEntry> = {
  name: "audit",
  filter: AuditFilter,
  async *pages(actor, filter) {
    let cursor = filter.cursor;
    do {
      const page = await listAuditEntries(actor, { ...filter, cursor, limit: 500 });
      yield page.entries;
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
  },
  columns: [
    { key: "seq", title: "Entry", value: (row) => row.seq },
    { key: "at", title: "When", value: (row) => row.at },
    { key: "action", title: "Action", value: (row) => row.action },
    { key: "actorKind", title: "Actor kind", value: (row) => row.actor.kind },
    { key: "actor", title: "Actor", value: (row) => row.actor.name },
    { key: "subjectKind", title: "Subject kind", value: (row) => row.subject.kind },
    { key: "subject", title: "Subject", value: (row) => row.subject.name ?? row.subject.id },
    { key: "requestId", title: "Request", value: (row) => row.requestId },
    { key: "ip", title: "Address", value: (row) => row.actor.ip },
    { key: "before", title: "Before", value: (row) => text(row.before) },
    { key: "after", title: "After", value: (row) => text(row.after) },
    { key: "detail", title: "Detail", value: (row) => text(row.detail) },
    { key: "leafHash", title: "Leaf hash", value: (row) => row.leafHash },
  ],
};
