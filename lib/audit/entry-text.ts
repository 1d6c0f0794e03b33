import canonicalize from "canonicalize";
import type { Actor } from "../access/actor.ts";
import { redacted } from "./redact.ts";
import { AuditAction, type AuditEvent, AuditRecord } from "./schema.ts";

/**
 * The canonical JSON (RFC 8785) of one entry, secrets redacted: fixed when recorded, hashed and kept as it is.
 * `id` must be unique in the log.
 * @throws ZodError when the action is not `noun.verbed`
 */
export const entryText = (actor: Actor, event: AuditEvent, at: Date, id: string): string => {
  const { kind, id: actorId, name, role, requestId, ip } = actor;
  const { subject, before, after, detail } = event;
  return canonicalize({
    id,
    at: at.toISOString(),
    action: AuditAction.parse(event.action),
    actor: redacted({ kind, id: actorId, name, role, ip }),
    requestId: redacted(requestId),
    subject: redacted({ ...subject, id: String(subject.id) }),
    before: redacted(before),
    after: redacted(after),
    detail: redacted(detail),
  })!;
};

/** What an entry's text says. A row written past the product, which is no entry, is shown as what it is. */
export const readEntry = (text: string): AuditRecord => {
  try {
    return AuditRecord.parse(JSON.parse(text));
  } catch {
    return {
      id: "",
      at: new Date(0).toISOString(),
      action: "audit.unreadable",
      actor: { kind: "system", id: "unknown", name: "unknown", role: "unknown", ip: null },
      requestId: null,
      subject: { kind: "audit", id: "unknown" },
      detail: { text },
    };
  }
};
