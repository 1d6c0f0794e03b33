import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { neuvector } from "./adapter.ts";

const document = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url), "utf8"));
const read = (name: string) => neuvector.read(document(name));
const digest = (digit: string) => `sha256:${digit.repeat(64)}`;

describe("neuvector", () => {
  it("reads an image: packages, checks, secrets, programs of their owner's", () => {
    const reading = read("many");
    expect(reading).toMatchObject({
      format: "neuvector",
      scannedAt: null,
      feeds: [{ name: "neuvector-cvedb", version: "3.546", builtAt: "2026-03-01T00:38:58Z" }],
      subjects: [{ name: "docker.io/shop/cart:2.4", digest: digest("b") }],
      counts: {
        vulnerabilities: 3,
        misconfigurations: 1,
        secrets: 1,
        components: 2,
        checks: { fail: 1, warn: 1, info: 1, pass: 0 },
      },
      bySeverity: { critical: 1, high: 1, low: 1 },
      needs: null,
    });
    const [target] = reading.targets;
    expect(target).toMatchObject({
      asset: {
        references: ["docker.io/shop/cart:2.4", `docker.io/shop/cart@${digest("b")}`],
        configDigests: [digest("a")],
        layers: [digest("1")],
        os: { family: "alpine", name: "3.20.1" },
      },
      observations: [
        {
          rule: {
            id: "CVE-2026-1111",
            aliases: [],
            publishedAt: "2026-01-02T03:04:05Z",
            cvss: [{ version: "3.1" }, { version: "2.0" }],
          },
          component: { key: "apk/rocket" },
          fixState: "fixed",
        },
        {
          rule: { id: "CVE-2026-2222", aliases: ["GHSA-aaaa-bbbb-cccc"] },
          component: { key: "gem/engine_room" },
          place: "usr/lib/ruby/engine_room.gemspec",
        },
        { component: { key: "pypi/hull-kit" } },
        { rule: { id: "neuvector/I.4.1" }, severity: "medium", toolSeverity: "WARN" },
        {
          kind: "secret",
          rule: { id: "neuvector/secret/private-key" },
          component: { key: "file/etc/key.pem" },
        },
        { rule: { id: "neuvector/setuid" }, outcome: "manual", component: { key: "file/bin/su" } },
      ],
    });
    expect(target?.slices.map(({ key, complete }) => `${key} ${complete}`)).toEqual([
      "neuvector:packages false",
      "neuvector:checks false",
      "neuvector:secrets false",
    ]);
    expect(JSON.stringify(reading)).not.toContain("hunter2");
  });

  it("reads a run of the benchmarks of a machine that somebody must name", () => {
    const reading = read("one");
    expect(reading).toMatchObject({
      scannedAt: "2026-03-02T09:00:00Z",
      counts: { misconfigurations: 1, checks: { pass: 1, fail: 1, warn: 1, info: 1 } },
      skipped: [{ path: "/items/4" }, { path: "/items/5", reason: 'level "PERHAPS"' }],
      needs: "host",
    });
    expect(reading.targets[0]?.observations.map(({ rule }) => rule.id)).toEqual([
      "cis-k8s@1.8.0/4.1.3",
      "cis-docker@1.6.0/2.1",
      "neuvector/C.5.1",
    ]);
    expect(JSON.stringify(reading)).not.toContain("hunter2");
    expect(read("none").targets[0]?.slices).toEqual([]);
  });

  it("skips broken entries by pointer, and passes over empty ones", () => {
    const reading = read("odd");
    expect(reading).toMatchObject({
      counts: { vulnerabilities: 2 },
      notes: [{ path: "/error_message", reason: "timed out" }],
      needs: "image",
    });
    expect(reading.targets[0]?.observations.map(({ component }) => component.key)).toEqual([
      "rpm/rocket",
      "",
    ]);
    expect(reading.skipped.map(({ path, loses }) => `${path} ${loses ?? true}`)).toEqual([
      "/report/vulnerabilities/2 true",
      "/report/vulnerabilities/3 true",
      "/report/checks/0 true",
      "/report/secrets/0 false",
      "/report/secrets/1 true",
      "/report/setid_perms/0 false",
    ]);
  });

  it("refuses a document of another shape by place", () => {
    const broken = { report: { vulnerabilities: {}, modules: [] } };
    expect(() => neuvector.read(broken)).toThrow(
      expect.objectContaining({ path: "/report/vulnerabilities" }),
    );
    expect(neuvector.recognises({ report: { summary: {} } })).toBe(false);
  });
});

const CORPUS = new URL("../../../../../shared/corpus/neuvector/", import.meta.url);
describe.skipIf(!existsSync(CORPUS))("real documents", () => {
  it.each([
    ["dd-many", { vulnerabilities: 2, misconfigurations: 0, components: 1 }],
    ["heimdall-1", { vulnerabilities: 192, misconfigurations: 2, components: 353 }],
  ])("%s counts as others count it", (name, counts) => {
    const reading = neuvector.read(JSON.parse(readFileSync(new URL(`${name}.json`, CORPUS), "utf8")));
    expect(reading).toMatchObject({ counts });
    expect(reading.skipped.filter(({ loses }) => loses !== false)).toEqual([]);
  });
});
