import { z } from "zod";

/** What a message can be about. Overdue and ended are told by deadlines and exceptions (`tellFindingEvent` in outbox/write.ts). */
export const NOTIFICATION_EVENTS = [
  "new_finding",
  "known_exploited",
  "collector_silent",
  "report_failed",
  "sla_breached",
  "exception_ending",
  "review_due",
] as const;
export const NotificationEvent = z.enum(NOTIFICATION_EVENTS);
export type NotificationEvent = z.infer<typeof NotificationEvent>;

/** Events about findings: the ones that a filter narrows. */
const FINDING_EVENTS: readonly NotificationEvent[] = [
  "new_finding",
  "known_exploited",
  "sla_breached",
  "exception_ending",
];
export const isAboutFindings = (event: NotificationEvent): boolean => FINDING_EVENTS.includes(event);

export const SubjectKind = z.enum(["finding", "collector", "delivery", "attestation", "risk"]);
export type SubjectKind = z.infer<typeof SubjectKind>;

/** What happened, as the transaction that made it happen left it for the worker. Ids only. */
export interface Happening {
  at: string;
  opened?: number[];
  reopened?: number[];
  /** Advisories that may have become known to be exploited. */
  rules?: number[];
  deliveryId?: number;
  /** Told by another part of the product. */
  told?: { event: NotificationEvent; cause: string; findings: number[] };
}

/** Something that a rule wants told. The same subject and cause reach a destination once. */
export interface Item {
  kind: SubjectKind;
  id: number;
  cause: string;
}
