import { z } from "zod";
import type { Filter } from "../../findings/filter/ast.ts";
import { FilterProblem } from "../../findings/filter/filter-problem.ts";
import { LONGEST_FILTER, parseFilter } from "../../findings/filter/parse.ts";
import { printFilter } from "../../findings/filter/print.ts";
import { isAboutFindings, NotificationEvent } from "../schema.ts";
import { isTimeZone, minutesOf } from "./local-time.ts";

export const CADENCES = ["immediate", "hourly", "daily", "weekly"] as const;
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
  /** Of a weekly digest: 1 is Monday, 7 is Sunday. */
  weekday: z.int().min(1).max(7).default(1),
  /** Of a daily or weekly digest. */
  dailyAt: TimeOfDay.default("08:00"),
  zone: z.string().max(64).refine(isTimeZone, "No time zone of this name is known here.").default("UTC"),
  /** Nothing is sent in them; what happens waits for their end. */
  quiet: QuietHours.nullable().default(null),
  /** Until so many have gathered, nothing is sent. */
  threshold: z.int().min(1).max(10_000).default(1),
  /** They have to come within so many hours; null: whenever. */
  withinHours: z.int().min(1).max(720).nullable().default(null),
});
export type Schedule = z.infer<typeof Schedule>;

/** A filter of findings in the grammar of their list, in its canonical spelling. Empty: all that are open. */
export const RuleFilter = z
  .string()
  .max(LONGEST_FILTER)
  .transform((text, context) => {
    try {
      const filter = parseFilter(text);
      if (isOfOpen(filter)) return printFilter(filter);
      context.addIssue({
        code: "custom",
        message: "A rule tells of open findings; leave out what is closed.",
      });
    } catch (error) {
      if (!(error instanceof FilterProblem)) throw error;
      const { message, start, end } = error;
      context.addIssue({
        code: "custom",
        message: `At ${start + 1}: ${message}`,
        params: { start, end },
      });
    }
    return z.NEVER;
  });

const isOfOpen = (filter: Filter): boolean =>
  filter.every(
    ({ field, not, values }) =>
      field !== "cause" && (field !== "is" || not || values.some((value) => value !== "closed")),
  );

const RuleFields = z.strictObject({
  name: z.string().trim().min(1, "Give it a name.").max(100),
  destinationId: z.int().positive(),
  event: NotificationEvent,
  filter: RuleFilter.default(""),
  schedule: Schedule.prefault({}),
  enabled: z.boolean().default(true),
});

const aFilterOnlyForFindings = ({ event, filter }: { event: NotificationEvent; filter: string }): boolean =>
  isAboutFindings(event) || filter === "";

const NO_FILTER = { message: "Only events of findings can be narrowed by a filter.", path: ["filter"] };

export const NewRule = RuleFields.refine(aFilterOnlyForFindings, NO_FILTER);
export type NewRule = z.infer<typeof NewRule>;

export const RuleDraft = RuleFields.pick({ event: true, filter: true, schedule: true }).refine(
  aFilterOnlyForFindings,
  NO_FILTER,
);
export type RuleDraft = z.infer<typeof RuleDraft>;

/** The rule whole, and the version that it was made from. */
export const RuleChange = RuleFields.extend({ version: z.int().positive() }).refine(
  aFilterOnlyForFindings,
  NO_FILTER,
);
export type RuleChange = z.infer<typeof RuleChange>;

export const RuleSwitch = z.strictObject({ enabled: z.boolean() });

export const RuleNumber = z.strictObject({ ruleId: z.coerce.number().int().positive() });

export const RuleView = z.object({
  id: z.int(),
  name: z.string(),
  destination: z.object({ id: z.int(), name: z.string(), enabled: z.boolean() }),
  event: NotificationEvent,
  filter: z.string(),
  schedule: Schedule,
  enabled: z.boolean(),
  version: z.int(),
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
