import { expect, it } from "vitest";
import { foreignFormat } from "./format.ts";

const kev = { catalogVersion: "2026.03.01", dateReleased: "2026-03-01T12:00:00Z", vulnerabilities: [] };
const osv = { id: "GHSA-aaaa-bbbb-cccc", modified: "2026-03-01T12:00:00Z", summary: "x", affected: [] };
const bill = { bomFormat: "CycloneDX", specVersion: "1.6", components: [] };
const lines = (...documents: object[]) => documents.map((one) => JSON.stringify(one)).join("\n");

it.each([
  ["kev", lines(kev), null],
  ["osv", lines(osv, osv), null],
  ["osv", JSON.stringify([osv]), null],
  ["kev", lines(osv), "osv"],
  ["osv", lines(osv, bill), "cyclonedx"],
  ["osv", lines(bill), "cyclonedx"],
  ["kev", "<html>Sign in</html>", null],
  ["kev", '{"broken', null],
] as const)("as %s, %s: %s", (feed, text, foreign) => {
  expect(foreignFormat(Buffer.from(text), feed)).toBe(foreign);
});
