import { globSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { RouteHandler } from "../http/route.ts";
import { isPageOfMoments, isReadAsOf, isRouteOfMoments, momentIn, withMoment } from "./moments.ts";

process.env.NEXTAUTH_SECRET ??= "unused";
const now = new Date("2026-06-30T18:00:00Z");

describe("a moment in an address", () => {
  it.each([
    ["/findings?at=2026-06-01T00:00:00Z", "2026-06-01T00:00:00.000Z"],
    ["/findings?filter=kev%3Ayes&at=2026-06-01T02:00:00%2B02:00", "2026-06-01T00:00:00.000Z"],
    ["/findings?at=2026-07-01T00:00:00Z", null],
    ["/findings?at=yesterday", null],
    ["/findings", null],
  ])("%s", (address, expected) => expect(momentIn(address, now)?.toISOString() ?? null).toBe(expected));

  it.each([
    ["/cve/CVE-1", "2026-06-01T00:00:00Z", "/cve/CVE-1?at=2026-06-01T00%3A00%3A00Z"],
    ["/findings?filter=a", "2026-06-01T00:00:00Z", "/findings?filter=a&at=2026-06-01T00%3A00%3A00Z"],
    ["/findings?filter=a&at=x", null, "/findings?filter=a"],
    ["/findings?at=x#top", null, "/findings#top"],
  ])("%s at %s", (address, at, expected) => expect(withMoment(address, at)).toBe(expected));
});

describe("pages", () => {
  it.each([
    ["/", true, false],
    ["/posture/plan", true, false],
    ["/findings", true, true],
    ["/findings/12", true, true],
    ["/findings/history", false, false],
    ["/findingsfoo", false, false],
    ["/settings/people", false, false],
  ])("%s can be asked for a moment: %s, and is read as of it: %s", (path, can, read) =>
    expect([isPageOfMoments(path), isReadAsOf(path)]).toEqual([can, read]),
  );
});

it("names exactly the routes that take a moment", async () => {
  const taking: string[] = [];
  const named: string[] = [];
  for (const file of globSync("app/api/v1/**/route.ts").sort()) {
    const { GET } = (await import(/* @vite-ignore */ `../../${file}`)) as { GET?: RouteHandler };
    if (!GET) continue;
    const path = file.slice("app/api/v1".length, -"/route.ts".length);
    if (GET.spec.asOf) taking.push(path);
    if (isRouteOfMoments(path)) named.push(path);
  }
  expect(taking).toEqual(named);
  expect(taking.length).toBeGreaterThan(20);
});
