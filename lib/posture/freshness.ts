import type { Area } from "./schema.ts";

const DAY = 86_400;

/** How long a look counts in full where the collector states no interval, in seconds (docs/posture.md, 4). */
export const DEFAULT_TTL: Record<Area, number> = {
  vulnerabilities: 7 * DAY,
  configuration: 7 * DAY,
  secrets: 30 * DAY,
  provenance: 30 * DAY,
  network: DAY,
  access: DAY,
  runtime: 3600,
};

export const timeToLive = (area: Area, intervalSeconds: number | null): number =>
  intervalSeconds === null ? DEFAULT_TTL[area] : 2 * intervalSeconds;

/** 1 within the time to live, then halved with each further one. Ages and the time to live in seconds. */
export const freshness = (age: number, ttl: number): number => (age <= ttl ? 1 : 2 ** (-(age - ttl) / ttl));
