import { expect, it } from "vitest";
import { AdvisoryName } from "./schema.ts";
import { daysBetween, verdictOf, windowWords } from "./verdict.ts";

const none = {
  open: 0,
  unconfirmed: 0,
  dismissed: 0,
  fixed: 0,
  gone: 0,
  withdrawn: 0,
  fixable: 0,
  assets: 0,
};
it.each([
  [{ open: 1, dismissed: 3, fixed: 2 }, "affected"],
  [{ dismissed: 1, fixed: 2 }, "dismissed"],
  [{ gone: 1 }, "no_longer"],
  [{}, "never_seen"],
])("%j is %s", (counts, verdict) => expect(verdictOf({ counts: { ...none, ...counts } })).toBe(verdict));

const at = (day: number) => `2026-11-${String(day).padStart(2, "0")}T00:00:00.000Z`;
it.each([
  [
    { publishedAt: at(1), firstSeen: at(3), fixedAt: null },
    "Seen 2 days after it was published, here for 7 days so far.",
  ],
  [
    { publishedAt: at(1), firstSeen: at(3), fixedAt: at(4) },
    "Seen 2 days after it was published, here for 1 day, then fixed.",
  ],
  [{ publishedAt: null, firstSeen: at(3), fixedAt: null }, "Here for 7 days so far."],
  [{ publishedAt: at(1), firstSeen: null, fixedAt: null }, "There is no window: it was never seen here."],
])("says the window %j", (window, words) => expect(windowWords({ window, instant: at(10) })).toBe(words));

it("never counts days backwards", () => expect(daysBetween(at(5), at(1))).toBe(0));

it.each([
  ["cve-2026-1", "CVE-2026-1"],
  [" CVE-2026-1 ", "CVE-2026-1"],
  ["ghsa-AAAA-bbbb-cccc", "GHSA-aaaa-bbbb-cccc"],
  ["RHSA-2026:1", "RHSA-2026:1"],
])("takes %j for %s", (written, name) =>
  expect(AdvisoryName.parse({ advisoryId: written })).toEqual({ advisoryId: name }),
);
