import type { DestinationKind } from "@/lib/notifications/destinations/schema.ts";
import type { Schedule } from "@/lib/notifications/rules/schema.ts";
import type { NotificationEvent } from "@/lib/notifications/schema.ts";

export const KIND_NAMES: Record<DestinationKind, string> = {
  webhook: "Webhook",
  email: "E-mail",
  slack: "Slack",
  teams: "Teams",
  jira: "Jira",
  github: "GitHub",
};

export const EVENT_NAMES: Record<NotificationEvent, string> = {
  new_finding: "New findings",
  known_exploited: "Findings known to be exploited",
  collector_silent: "Silent collectors",
  report_failed: "Reports that were not applied",
  sla_breached: "Overdue findings",
  exception_ending: "Exceptions about to end",
  review_due: "Attestations and risks to be looked at again",
};

export const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** "daily at 08:00 (Europe/Berlin), quiet 22:00 to 07:00, from 5 within 3 h" */
export const scheduleWords = (schedule: Schedule): string => {
  const { cadence, dailyAt, weekday, zone, quiet, threshold, withinHours } = schedule;
  const named = cadence === "daily" || cadence === "weekly" || quiet !== null;
  const rounds = {
    immediate: "at once",
    hourly: "hourly",
    daily: `daily at ${dailyAt}`,
    weekly: `${WEEKDAYS[weekday - 1]}s at ${dailyAt}`,
  };
  return [
    rounds[cadence],
    quiet === null ? "" : `quiet ${quiet.from} to ${quiet.to}`,
    named ? zone : "",
    threshold === 1 ? "" : `from ${threshold}${withinHours === null ? "" : ` within ${withinHours} h`}`,
  ]
    .filter((part) => part !== "")
    .join(", ");
};
