import { z } from "zod";
import { Severity } from "../findings/schema.ts";

/** One event as its finding's page lists it. */
export const RuntimeEventView = z.object({
  at: z.string(),
  severity: Severity,
  message: z.string(),
  host: z.string().nullable(),
  pod: z.string().nullable(),
  container: z.string().nullable(),
  image: z.string().nullable(),
  action: z.string(),
  tags: z.array(z.string()),
  reportId: z.int(),
});
export type RuntimeEventView = z.infer<typeof RuntimeEventView>;

/** How often a finding was seen; `kept` are the newest events, at most as many as a page reads. */
export const RuntimeEvents = z.object({
  events: z.int(),
  firstAt: z.string().nullable(),
  lastAt: z.string().nullable(),
  kept: z.array(RuntimeEventView),
});
export type RuntimeEvents = z.infer<typeof RuntimeEvents>;

/** Days that single events are kept; their group's count and times stay. */
export const RETENTION_DAYS = 30;
