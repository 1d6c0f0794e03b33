import { NewRule, type RuleView, Schedule } from "@/lib/notifications/rules/schema.ts";
import { isAboutFindings, type NotificationEvent } from "@/lib/notifications/schema.ts";

/** A rule as its form holds it: numbers as they are typed, quiet hours apart from whether there are any. */
export interface RuleForm {
  name: string;
  destinationId: number;
  event: NotificationEvent;
  filter: string;
  cadence: Schedule["cadence"];
  dailyAt: string;
  weekday: string;
  zone: string;
  isQuiet: boolean;
  quietFrom: string;
  quietTo: string;
  threshold: string;
  withinHours: string;
  enabled: boolean;
}

export const emptyForm = (destinationId: number, zone: string, filter: string | null): RuleForm => ({
  ...scheduleForm(Schedule.parse({ zone })),
  name: "",
  destinationId,
  event: "new_finding",
  filter: filter ?? "severity:critical",
  enabled: true,
});

export const formOf = ({ name, destination, event, filter, schedule, enabled }: RuleView): RuleForm => ({
  ...scheduleForm(schedule),
  name,
  destinationId: destination.id,
  event: event as NotificationEvent,
  filter,
  enabled,
});

const scheduleForm = ({ cadence, dailyAt, weekday, zone, quiet, threshold, withinHours }: Schedule) => ({
  cadence,
  dailyAt,
  weekday: String(weekday),
  zone,
  isQuiet: quiet !== null,
  quietFrom: quiet?.from ?? "22:00",
  quietTo: quiet?.to ?? "07:00",
  threshold: String(threshold),
  withinHours: withinHours === null ? "" : String(withinHours),
});

export type RuleRead = { rule: NewRule } | { refusals: Record<string, string> };

/** What a form says, or what is wrong with it by the name of the field. */
export const ruleIn = (form: RuleForm): RuleRead => {
  const { name, destinationId, event, enabled, cadence, dailyAt, zone, isQuiet, quietFrom, quietTo } = form;
  const read = NewRule.safeParse({
    name,
    destinationId,
    event,
    filter: isAboutFindings(event) ? form.filter : "",
    enabled,
    schedule: {
      cadence,
      dailyAt,
      weekday: Number(form.weekday),
      zone,
      quiet: isQuiet ? { from: quietFrom, to: quietTo } : null,
      threshold: Number(form.threshold),
      withinHours: form.withinHours.trim() === "" ? null : Number(form.withinHours),
    },
  });
  if (read.success) return { rule: read.data };
  return {
    refusals: Object.fromEntries(read.error.issues.map(({ path, message }) => [fieldOf(path), message])),
  };
};

/** `schedule.quiet.from` is shown at `quiet`. */
const fieldOf = (path: PropertyKey[]): string =>
  String(path.includes("quiet") ? "quiet" : (path.findLast((part) => typeof part === "string") ?? ""));
