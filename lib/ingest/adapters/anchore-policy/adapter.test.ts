import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { anchorePolicy } from "./adapter.ts";

const read = (name: string) =>
  anchorePolicy.read(JSON.parse(readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url), "utf8")));
const DIGEST = `sha256:${"b".repeat(64)}`;

describe("anchore-policy", () => {
  it("reads what gates found in an image, by the columns of the table", () => {
    const reading = read("many");
    expect(reading).toMatchObject({
      scannedAt: "2026-03-02T09:00:00Z",
      counts: { misconfigurations: 2, checks: { fail: 2 }, vulnerabilities: 0 },
      bySeverity: { medium: 1, high: 1 },
      subjects: [{ kind: "image", name: "registry.example/shop/cart:2.4", digest: DIGEST }],
      needs: null,
    });
    expect(reading.targets).toMatchObject([
      {
        asset: { repoDigests: [`registry.example/shop/cart@${DIGEST}`] },
        slices: [{ key: "anchore:policy", complete: false }],
        observations: [
          { rule: { id: "anchore/dockerfile/instruction" }, toolSeverity: "warn" },
          { rule: { id: "anchore/secret-scans/content-regex-checks" }, place: "/app/.env", detail: "" },
        ],
      },
    ]);
    expect(reading.skipped.map(({ path, loses }) => [path.slice(-7), loses ?? true])).toEqual([
      ["/rows/1", false],
      ["/rows/3", false],
      ["/rows/4", true],
    ]);
    expect(JSON.stringify(reading)).not.toContain("canary-7f3a9c");
  });

  it("reads anchorectl's flat form", () => {
    expect(read("one").targets).toMatchObject([
      {
        asset: { references: ["shop/cart:2.4"] },
        observations: [{ rule: { id: "anchore/dockerfile/effective-user" }, severity: "high" }],
      },
    ]);
    const odd = read("odd");
    expect(odd).toMatchObject({ needs: "image", bySeverity: { unknown: 1 } });
    expect(odd.skipped).toEqual([{ path: "/detail/0", reason: "no gate" }]);
  });

  it("reads anchorectl's form by image", () => {
    const details = [
      { gate: "vulnerabilities", triggerName: "stale_feed_data", status: "warn", description: "old" },
      { gate: "vulnerabilities", triggerName: "package", status: "stop", description: "HIGH" },
    ];
    const evaluations = [{ evaluationTime: "2026-03-02T09:00:00Z", finalAction: "stop", details }];
    const reading = anchorePolicy.read({ evaluatedTag: "shop/cart:2.4", imageDigest: DIGEST, evaluations });
    expect(reading).toMatchObject({
      scannedAt: "2026-03-02T09:00:00Z",
      counts: { misconfigurations: 1 },
      skipped: [{ path: "/evaluations/0/details/1", loses: false }],
      targets: [
        {
          asset: { references: ["shop/cart:2.4", `shop/cart@${DIGEST}`] },
          observations: [{ rule: { id: "anchore/vulnerabilities/stale-feed-data" }, detail: "old" }],
        },
      ],
    });
    const passed = anchorePolicy.read([{ detail: null, finalAction: "go", tag: "shop/cart:2.4" }]);
    expect(passed.targets).toMatchObject([{ slices: [{ assesses: true }], observations: [] }]);
  });

  it("assesses nothing without details", () => {
    const reading = read("none");
    expect(reading.targets).toMatchObject([{ slices: [], observations: [] }]);
    expect(reading.skipped[0]?.reason).toBe("evaluated without details");
  });

  it.each([[[{ [DIGEST]: {} }]], [{ finalAction: "stop" }], [[]]])("leaves %j to others", (other) =>
    expect(anchorePolicy.recognises(other)).toBe(false),
  );
});
