import { expect, it } from "vitest";
import { heartbeat } from "./heartbeat.ts";

const now = new Date("2026-03-01T12:00:00Z");
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000).toISOString();
const hourly = { createdAt: ago(10_000), intervalSeconds: 3600, disabledAt: null };

it.each([
  ["on_time", { ...hourly, seenAt: ago(5) }],
  ["on_time", { ...hourly, seenAt: ago(90) }],
  ["late", { ...hourly, seenAt: ago(91) }],
  ["late", { ...hourly, seenAt: ago(180) }],
  ["silent", { ...hourly, seenAt: ago(181) }],
  ["unscheduled", { ...hourly, intervalSeconds: null, seenAt: ago(9_999) }],
  ["waiting", { ...hourly, intervalSeconds: null, seenAt: null }],
  ["waiting", { ...hourly, createdAt: ago(30), seenAt: null }],
  ["silent", { ...hourly, seenAt: null }],
  ["alive", { ...hourly, createdAt: ago(30), seenAt: null, beatAt: ago(1) }],
  ["alive", { ...hourly, intervalSeconds: null, seenAt: null, beatAt: ago(1) }],
  ["silent", { ...hourly, seenAt: null, beatAt: ago(1) }],
  ["late", { ...hourly, seenAt: ago(91), beatAt: ago(1) }],
  ["off", { ...hourly, seenAt: ago(5), disabledAt: ago(1) }],
] as const)("says %s of %j", (expected, collector) => expect(heartbeat(collector, now)).toBe(expected));
