import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fingerprint } from "../fingerprint.ts";
import { FINDING_KINDS } from "../schema.ts";
import { type Side, whyTwo } from "./why-two.ts";

const side = (change: Partial<Side> = {}): Side => ({
  kind: "vulnerability",
  subjectKey: "repository:registry.example/cart",
  ruleKey: "CVE-2026-1111",
  componentKey: "deb/openssl",
  aliases: [],
  bundle: false,
  ...change,
});

describe("whyTwo", () => {
  it.each([
    ["another kind", { kind: "secret" as const }, "kind", /a vulnerability, the other a secret/],
    [
      "another repository",
      { subjectKey: "repository:mirror.example/cart" },
      "subjectKey",
      /one image repository/,
    ],
    ["a host", { subjectKey: "host:a" }, "subjectKey", /on an image repository, the other on a host/],
    [
      "another rule",
      { ruleKey: "CVE-2026-2222" },
      "ruleKey",
      /No report says that CVE-2026-1111 and CVE-2026-2222/,
    ],
    ["another package", { componentKey: "deb/libssl" }, "componentKey", /two components/],
    ["another source", { componentKey: "npm/openssl" }, "componentKey", /deb and npm/],
  ])("names %s", (_, change, part, reason) => {
    const [only, ...others] = whyTwo(side(), side(change));
    expect(others).toEqual([]);
    expect(only).toMatchObject({ part });
    expect(only!.reason).toMatch(reason);
  });

  it("says of an advisory on several CVEs that it is a bundle", () => {
    const bundle = side({ ruleKey: "DSA-1-1", bundle: true, aliases: ["CVE-2026-1111", "CVE-2026-2222"] });
    expect(whyTwo(side(), bundle)[0]!.reason).toMatch(/DSA-1-1 covers several.*CVE-2026-1111 among them/);
    expect(whyTwo(bundle, side({ ruleKey: "CVE-2026-9999" }))[0]!.reason).not.toMatch(/among them/);
  });

  it("names what connects two rules without joining them", () => {
    const [a, b] = [side({ aliases: ["GHSA-x"] }), side({ ruleKey: "CVE-2026-2222", aliases: ["GHSA-x"] })];
    expect(whyTwo(a, b)[0]!.reason).toMatch(/both with GHSA-x/);
  });

  it("has a reason exactly when the fingerprints differ, the same from both sides", () => {
    const word = fc.constantFrom("a", "b", "repository:x", "host:y");
    const any = fc.record({
      kind: fc.constantFrom(...FINDING_KINDS),
      subjectKey: word,
      ruleKey: word,
      componentKey: word,
      aliases: fc.array(word),
      bundle: fc.boolean(),
    });
    fc.assert(
      fc.property(any, any, (a, b) => {
        expect(whyTwo(a, b).length > 0).toBe(fingerprint(a) !== fingerprint(b));
        expect(whyTwo(b, a).map((d) => d.part)).toEqual(whyTwo(a, b).map((d) => d.part));
      }),
    );
  });
});
