import { z } from "zod";
import { FindingFilter, type FindingQuery } from "../../findings/filter.ts";
import { isAboutFindings, NotificationEvent, OfferedEvent } from "../schema.ts";
import { isTimeZone, minutesOf } from "./local-time.ts";

export const CADENCES = ["immediate", "hourly", "daily"] as const;
export const Cadence = z.enum(CADENCES);
export type Cadence = z.infer<typeof Cadence>;

const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "A time of day reads HH:MM.");

const QuietHours = z
  .strictObject({ from: TimeOfDay, to: TimeOfDay })
  .refine(
    ({ from, to }) => minutesOf(from) !== minutesOf(to),
    "Quiet hours end at another time than they begin.",
  );

/** When what happened is told. Times of day are those of `zone`, an IANA name. */
export const Schedule = z.strictObject({
  cadence: Cadence.default("immediate"),
  /** Of a daily digest. */
  dailyAt: TimeOfDay.default("08:00"),
  zone: z.string().max(64).refine(isTimeZone, "No time zone of this name is known here.").default("UTC"),
  /** Nothing is sent in them; what happens waits for their end. */
  quiet: QuietHours.nullable().default(null),
  /** Until so many have gathered, nothing is sent. */
  threshold: z.int().min(1).max(10_000).default(1),
});
export type Schedule = z.infer<typeof Schedule>;

/** What a filter of findings may say here: where findings stand, their order and their pages are not a rule's business. */
const FILTER_WORDS = [
  "q",
  "kind",
  "severity",
  "status",
  "rule",
  "component",
  "subject",
  "asset",
  "cluster",
  "namespace",
  "team",
  "label",
  "tool",
  "fix",
  "kev",
  "running",
  "exposed",
] as const satisfies readonly (keyof FindingFilter)[];

/** A filter of findings in the words of their list's address: `{ severity: "critical,high", kev: "true" }`. */
export const RuleFilter = z
  .partialRecord(z.enum(FILTER_WORDS), z.string().max(500))
  .superRefine((filter, context) => {
    const read = FindingFilter.safeParse(filter);
    for (const issue of read.error?.issues ?? [])
      context.addIssue({ code: "custom", message: issue.message, path: issue.path });
  })
  .transform((filter): FindingQuery => filter);

const RuleFields = z.strictObject({
  name: z.string().trim().min(1, "Give it a name.").max(100),
  destinationId: z.int().positive(),
  event: OfferedEvent,
  filter: RuleFilter.default({}),
  schedule: Schedule.prefault({}),
  enabled: z.boolean().default(true),
});

const aFilterOnlyForFindings = ({
  event,
  filter,
}: {
  event: NotificationEvent;
  filter: FindingQuery;
}): boolean => isAboutFindings(event) || Object.keys(filter).length === 0;

const NO_FILTER = { message: "Only events of findings can be narrowed by a filter.", path: ["filter"] };

export const NewRule = RuleFields.refine(aFilterOnlyForFindings, NO_FILTER);
export type NewRule = z.infer<typeof NewRule>;

export const RuleDraft = RuleFields.pick({ event: true, filter: true, schedule: true }).refine(
  aFilterOnlyForFindings,
  NO_FILTER,
);
export type RuleDraft = z.infer<typeof RuleDraft>;

export const RuleSwitch = z.strictObject({ enabled: z.boolean() });

export const RuleNumber = z.strictObject({ ruleId: z.coerce.number().int().positive() });

export const RuleView = z.object({
  id: z.int(),
  name: z.string(),
  destination: z.object({ id: z.int(), name: z.string(), enabled: z.boolean() }),
  event: NotificationEvent,
  filter: z.record(z.string(), z.string()),
  schedule: Schedule,
  enabled: z.boolean(),
  /** What has happened and is not told yet. */
  waiting: z.int(),
  /** When what waits is told, as long as nothing is added; null where nothing waits or too little. */
  dueAt: z.string().nullable(),
});
export type RuleView = z.infer<typeof RuleView>;

/** What a rule would have sent. */
export const Preview = z.object({
  days: z.int(),
  /** What happened and matched. */
  matched: z.int(),
  /** There was more than that. */
  capped: z.boolean(),
  messages: z.array(
    z.object({ at: z.string(), count: z.int(), title: z.string(), names: z.array(z.string()) }),
  ),
  /** Messages beyond those listed. */
  unlisted: z.int(),
  /** Matched, and would still wait. */
  waiting: z.int(),
});
export type Preview = z.infer<typeof Preview>;
