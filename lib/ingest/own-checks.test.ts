import { describe, expect, it } from "vitest";
import { grypeImage } from "../../prisma/factories/grype.ts";
import { type ScannedImage, trivyImage } from "../../prisma/factories/trivy.ts";
import { recognise } from "./adapters/adapters.ts";
import { withOwnChecks } from "./own-checks.ts";
import type { Reading } from "./reading.ts";

const image = (eol: boolean): ScannedImage => ({
  repository: "registry.example/a/b",
  tag: "1",
  content: "x",
  os: { family: "debian", name: "10", eol },
  flaws: [],
  at: "2026-03-01T00:00:00Z",
});
const read = (document: object): Reading => recognise(document)!.read(document);
const rules = (reading: Reading): string[] =>
  withOwnChecks(reading).targets.flatMap((t) => t.observations.map((o) => o.rule.id));

describe("own checks", () => {
  it("finds an operating system without support", () => {
    expect(rules(read(trivyImage(image(true))))).toEqual(["plimsoll/os-end-of-life"]);
    expect(rules(read(trivyImage(image(false))))).toEqual([]);
  });

  it.each([
    ["2026-02-27T01:30:00Z", []],
    ["2026-02-20T00:00:00Z", ["plimsoll/feed-old"]],
  ])("an advisory feed of %s", (built, expected) => {
    const document = grypeImage({
      ...image(false),
      flaws: [{ id: "CVE-2026-1", package: "a", type: "deb", version: "1", severity: "low" }],
    });
    document.descriptor.db.status.built = built;
    expect(rules(read(document)).filter((id) => id.startsWith("plimsoll/"))).toEqual(expected);
  });

  it("leaves the document's own counts alone", () => {
    const reading = read(trivyImage(image(true)));
    expect(withOwnChecks(reading).counts).toEqual(reading.counts);
  });
});
