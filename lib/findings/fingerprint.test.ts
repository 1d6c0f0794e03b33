import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { differences, explain, type FindingTuple, fingerprint } from "./fingerprint.ts";
import { FINDING_KINDS } from "./schema.ts";

const tuple: FindingTuple = {
  kind: "vulnerability",
  subjectKey: "docker.io/library/nginx",
  ruleKey: "CVE-2024-0001",
  componentKey: "deb/zlib",
};
const text = fc.string({ unit: "grapheme", maxLength: 12 });
const tuples = fc.record({
  kind: fc.constantFrom(...FINDING_KINDS),
  subjectKey: text,
  ruleKey: text,
  componentKey: text,
});

describe("fingerprint", () => {
  it("is the documented hash, so that stored findings stay the same ones", () => {
    const written =
      "18:plimsoll-finding/113:vulnerability23:docker.io/library/nginx13:CVE-2024-00018:deb/zlib";
    expect(fingerprint(tuple)).toBe(createHash("sha256").update(written).digest("hex").slice(0, 32));
    expect(explain(tuple)).toMatchObject({
      version: "plimsoll-finding/1",
      encoded: written,
      fingerprint: fingerprint(tuple),
    });
  });

  it("keeps shifted parts apart and counts bytes", () => {
    expect(fingerprint({ ...tuple, ruleKey: "a", componentKey: "bc" })).not.toBe(
      fingerprint({ ...tuple, ruleKey: "ab", componentKey: "c" }),
    );
    expect(explain({ ...tuple, componentKey: "é" }).encoded).toMatch(/2:é$/);
  });

  it("is equal exactly when the tuple is", () => {
    fc.assert(
      fc.property(tuples, tuples, (a, b) => {
        expect(fingerprint(a) === fingerprint(b)).toBe(differences(a, b).length === 0);
        expect(fingerprint(a)).toMatch(/^[0-9a-f]{32}$/);
        expect(fingerprint({ ...a })).toBe(fingerprint(a));
      }),
    );
  });
});

describe("differences", () => {
  it("names the parts", () => {
    expect(differences(tuple, { ...tuple, ruleKey: "CVE-2024-0002", componentKey: "" })).toEqual([
      "ruleKey",
      "componentKey",
    ]);
    expect(differences(tuple, { ...tuple })).toEqual([]);
  });
});
