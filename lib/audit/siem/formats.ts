import type { AuditEntry } from "../schema.ts";

export const SIEM_FORMATS = ["ocsf", "syslog", "jsonl"] as const;
export type SiemFormat = (typeof SIEM_FORMATS)[number];

export interface Emitter {
  /** This installation, as its SIEM knows it. */
  host: string;
  product: { name: string; version: string };
}

/** OCSF 1.3.0, class API Activity (6003) of the category Application Activity (6). */
const CLASS = 6003;
const CATEGORY = 6;
const ACTIVITIES: readonly [RegExp, number][] = [
  [/\.(created|added|begun|requested|opened|accepted|saved)$/, 1],
  [/\.(read|viewed|exported|downloaded|packed|verified)$/, 2],
  [/\.(removed|deleted|revoked|discarded|archived|retired|closed)$/, 4],
  [/\.(refused|failed)$/, 99],
];
/** What is none of these changed something. */
const UPDATE = 3;

const activityOf = (action: string): number =>
  ACTIVITIES.find(([pattern]) => pattern.test(action))?.[1] ?? UPDATE;

/** An entry as an OCSF event (schema.ocsf.io, 1.3.0, `api_activity`); what OCSF has no place for is in `unmapped`. */
export const ocsfEvent = (entry: AuditEntry, { host, product }: Emitter) => {
  const activity = activityOf(entry.action);
  const failed = /\.(refused|failed)$/.test(entry.action);
  return {
    category_uid: CATEGORY,
    class_uid: CLASS,
    activity_id: activity,
    type_uid: CLASS * 100 + activity,
    time: Date.parse(entry.at),
    severity_id: failed ? 3 : 1,
    status_id: failed ? 2 : 1,
    message: `${entry.actor.name} ${entry.action} ${entry.subject.name ?? entry.subject.id}`,
    metadata: {
      version: "1.3.0",
      product: { name: product.name, version: product.version, vendor_name: product.name },
      uid: entry.id,
      sequence: entry.seq,
      log_name: "audit",
      logged_time: Date.parse(entry.at),
    },
    actor: {
      user: {
        uid: entry.actor.id,
        name: entry.actor.name,
        type: entry.actor.kind,
        groups: [{ name: entry.actor.role }],
      },
    },
    api: { operation: entry.action, ...(entry.requestId ? { request: { uid: entry.requestId } } : {}) },
    src_endpoint: entry.actor.ip ? { ip: entry.actor.ip } : { name: host },
    resources: [
      { type: entry.subject.kind, uid: entry.subject.id, name: entry.subject.name ?? entry.subject.id },
    ],
    unmapped: {
      leaf_hash: entry.leafHash,
      before: entry.before ?? null,
      after: entry.after ?? null,
      detail: entry.detail ?? null,
    },
  };
};

/** Facility 13 (log audit), severity 6 (informational) or 4 (warning) for what was refused: RFC 5424, 6.2.1. */
const AUDIT_FACILITY = 13;
/** Private enterprise number that RFC 5612 keeps for examples and documents; ours is not registered. */
const ENTERPRISE = 32473;

const parameter = (value: string): string => value.replaceAll(/["\\\]]/g, "\\$&").replaceAll(/[\r\n]+/g, " ");
/** A header field: printable ASCII without blanks, of so many characters at most. */
const field = (value: string, length: number): string =>
  value.replaceAll(/[^\x21-\x7e]/g, "_").slice(0, length) || "-";

/** An entry as one syslog message (RFC 5424); line breaks within it become blanks. */
export const syslogLine = (entry: AuditEntry, { host, product }: Emitter): string => {
  const priority = AUDIT_FACILITY * 8 + (/\.(refused|failed)$/.test(entry.action) ? 4 : 6);
  const data = {
    seq: String(entry.seq),
    actor: entry.actor.name,
    actorKind: entry.actor.kind,
    subject: `${entry.subject.kind}/${entry.subject.id}`,
    ip: entry.actor.ip ?? "",
    leaf: entry.leafHash,
  };
  const said = Object.entries(data).map(([name, value]) => `${name}="${parameter(value)}"`);
  const text = `${entry.actor.name} ${entry.action} ${entry.subject.name ?? entry.subject.id}`.replaceAll(
    /[\r\n]+/g,
    " ",
  );
  return `<${priority}>1 ${entry.at} ${field(host, 255)} ${field(product.name.toLowerCase(), 48)} - ${field(entry.action, 32)} [plimsoll@${ENTERPRISE} ${said.join(" ")}] ${text}`;
};

export const siemLine = (format: SiemFormat, entry: AuditEntry, emitter: Emitter): string => {
  if (format === "syslog") return syslogLine(entry, emitter);
  return JSON.stringify(format === "ocsf" ? ocsfEvent(entry, emitter) : entry);
};
