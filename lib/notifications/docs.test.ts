import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { DESTINATION_KINDS } from "./destinations/schema.ts";
import { findingEntry, noticeOf } from "./messages/notice.ts";
import { parcelOf } from "./parcels/parcel.ts";
import { Schedule } from "./rules/schema.ts";
import { NOTIFICATION_EVENTS } from "./schema.ts";

const PAGE = readFileSync("docs/notifications.md", "utf8");
const BASE = "https://plimsoll.example";

it("shows the body that a webhook gets", () => {
  const entry = findingEntry(
    {
      id: 1,
      severity: "critical",
      state: "present",
      rule: "CVE-2026-1",
      component: "openssl",
      subject: "registry.example/shop/web",
      team: "Web",
      kev: true,
      epss: 0.9,
    },
    BASE,
  );
  const at = new Date("2026-03-10T12:00:00Z");
  const notice = noticeOf({
    key: "msg_0123456789abcdef01234567",
    event: "new_finding",
    at,
    rule: "Critical in production",
    filter: "severity:critical cluster:prod",
    base: BASE,
    count: 1,
    bySeverity: { critical: 1 },
    entries: [entry],
  });
  const connection = { kind: "webhook" as const, url: "https://hooks.example/" };
  const parcel = parcelOf({ connection, signing: [] }, notice, at);
  const [, shown] = /```json\n([\s\S]*?)```/.exec(PAGE)!;
  expect(parcel.via === "http" && JSON.parse(parcel.body)).toEqual(JSON.parse(shown!));
});

it("lists every event, destination and word of a schedule, and no other", () => {
  const firstCells = [...PAGE.matchAll(/^\| (.+?) \| /gm)].map(([, cell]) => cell!);
  const named = firstCells.flatMap((cell) => [...cell.matchAll(/`(\w+)`/g)].map(([, word]) => word!));
  expect(named).toEqual([
    ...NOTIFICATION_EVENTS,
    ...Object.keys(Schedule.shape).filter((w) => !NEAR.includes(w)),
  ]);
  const kinds = firstCells.map((cell) => cell.toLowerCase().replace("-", ""));
  for (const kind of DESTINATION_KINDS) expect(kinds).toContain(kind);
  for (const word of NEAR) expect(PAGE).toContain(`\`${word}\``);
});

/** Told beside `cadence`, whose they are. */
const NEAR = ["dailyAt", "weekday"];

it("names routes that are there", () => {
  const files = ["destinations", "destinations/[destinationId]", "destinations/[destinationId]/test"].concat(
    ["destinations/[destinationId]/secret", "rules", "rules/[ruleId]", "rules/preview", "messages"],
    ["messages/[messageId]", "messages/[messageId]/retry", "messages/[messageId]/discard"],
  );
  for (const file of files) expect(existsSync(`app/api/v1/notifications/${file}/route.ts`), file).toBe(true);
});
