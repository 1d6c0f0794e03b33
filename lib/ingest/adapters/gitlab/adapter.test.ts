import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { trivy } from "../trivy/adapter.ts";
import { gitlab } from "./adapter.ts";
import { imagePlaces } from "./image-names.ts";

const document = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../${path}.json`, import.meta.url), "utf8"));
const read = (name: string) => gitlab.read(document(`gitlab/fixtures/${name}`));

describe("gitlab", () => {
  it("reads images, each with its own entries", () => {
    const reading = read("many");
    expect(reading).toMatchObject({
      format: "gitlab",
      tool: { name: "GitLab with Trivy", version: "0.69.1" },
      scannedAt: "2026-03-02T09:00:20Z",
      counts: { vulnerabilities: 3 },
      bySeverity: { high: 1, critical: 1, low: 1 },
      skipped: [{ path: "/scan/status" }],
      needs: null,
    });
    expect(reading.subjects.map(({ name }) => name)).toEqual([
      "registry.example/shop/cart:2.4",
      "registry.example/shop/pay:1",
    ]);
    const [cart, pay] = reading.targets;
    expect(cart).toMatchObject({
      asset: { references: ["registry.example/shop/cart:2.4"], os: { family: "redhat", name: "8.9" } },
      slices: [{ key: "gitlab:cluster_image_scanning", assesses: true, complete: false }],
      observations: [
        {
          rule: {
            id: "CVE-2026-1111",
            aliases: [],
            remediation: "",
            references: ["https://access.example/1111", "https://nvd.example/1111"],
          },
          component: { key: "rpm/openssl-libs" },
          fixedVersion: "1:1.1.1k-10.el8",
          detail: "Likely a false positive: not reachable",
        },
        {
          rule: { id: "GHSA-aaaa-bbbb-cccc" },
          component: { key: "maven/org.acme/rocket" },
          fixedVersion: "1.1",
        },
      ],
    });
    expect(pay).toMatchObject({
      asset: {
        os: { family: "debian", name: "12.1" },
        runsIn: { objectKind: "Deployment", namespace: "shop", name: "pay" },
      },
      observations: [{ component: { key: "deb/zlib" } }],
    });
  });

  it("names packages as Trivy does", () => {
    const byTrivy = trivy.read(document("trivy/fixtures/many")).targets[0]?.observations ?? [];
    const keys = new Set(byTrivy.map(({ component }) => component.key));
    const own = read("many").targets[0]?.observations.map(({ component }) => component.key) ?? [];
    expect(own.filter((key) => !keys.has(key))).toEqual([]);
  });

  it("reads what Trivy's template writes: targets inside the image are places", () => {
    const reading = read("odd");
    expect(reading).toMatchObject({ tool: { name: "GitLab with trivy" }, needs: null });
    expect(reading.targets).toHaveLength(1);
    expect(reading.targets[0]?.asset).toMatchObject({ references: ["shop/cart:1"] });
    expect(
      reading.targets[0]?.observations.map(({ component, place, rule }) => [component.key, place, rule.id]),
    ).toEqual([
      ["apk/busybox", "", "CVE-2026-1111"],
      ["npm/left-pad", "", "GHSA-dddd-eeee-ffff"],
      ["composer/acme/x", "var/www/composer.lock", "CVE-2026-3333"],
      ["golang/golang.example/x", "usr/local/bin/cart", "CVE-2026-3334"],
    ]);
    expect(reading.targets[0]?.observations[0]?.rule).toMatchObject({ title: "the title", remediation: "" });
    expect(reading.skipped.map(({ path, reason }) => [path, reason])).toEqual([
      ["/vulnerabilities/4", "no location.dependency.package.name"],
      ["/vulnerabilities/5", "no identifiers"],
      ["/vulnerabilities/6", "not an object"],
    ]);
  });

  it("reads dependencies of a repository that the sender must name", () => {
    const reading = read("one");
    expect(reading).toMatchObject({ needs: "source", subjects: [] });
    expect(reading.targets[0]?.observations).toMatchObject([
      {
        rule: {
          id: "CVE-2026-2222",
          aliases: ["GHSA-aaaa-bbbb-cccc"],
          cvss: [{ version: "3.1", score: 9.8, source: "NVD" }],
        },
        component: { key: "npm/@acme/x" },
        fixedVersion: "1.0.1, 2.0.3",
        place: "web/package-lock.json",
      },
      {
        rule: { id: "Gemnasium-99", remediation: "Upgrade to latest versions." },
        component: { key: "gem/orbit" },
        fixedVersion: "",
      },
    ]);
  });

  it("reads code and secrets, keyed as the scanners' own reports, and keeps values out", () => {
    const code = read("sast");
    expect(code).toMatchObject({ counts: { misconfigurations: 1, secrets: 1 }, needs: "source" });
    expect(code.targets[0]?.observations).toMatchObject([
      {
        kind: "misconfiguration",
        rule: { id: "semgrep/bandit.B303-1", title: "Use of a broken hash" },
        component: { key: "file/app/hash.py" },
        place: "app/hash.py:4",
      },
      { kind: "secret", rule: { id: "trufflehog/Password in URL" }, place: "compose.yaml:19" },
    ]);
    expect(code.skipped).toMatchObject([{ path: "/vulnerabilities/1", reason: "no location.file" }]);
    const secrets = read("secrets");
    expect(secrets).toMatchObject({ counts: { secrets: 1, vulnerabilities: 0 }, needs: "source" });
    expect(secrets.targets[0]).toMatchObject({
      slices: [{ key: "gitlab:secret_detection", kind: "secret", area: "secrets", complete: false }],
      observations: [{ kind: "secret", rule: { id: "gitleaks/acme_token" }, place: "app/.env:3" }],
    });
    expect(JSON.stringify([code, secrets])).not.toContain("canary-7f3a9c");
  });

  it("speaks of nothing where nothing was found", () => {
    expect(read("none")).toMatchObject({ targets: [], needs: null, scannedAt: "2026-03-02T09:00:20Z" });
    expect(gitlab.read({ version: "14.0.6", vulnerabilities: [], remediations: [] }).targets).toEqual([]);
  });

  it("refuses versions to come and types about running applications", () => {
    const none = document("gitlab/fixtures/none") as { scan: object };
    expect(() => gitlab.read({ ...none, version: "17.0.0" })).toThrow("version 17.0.0 is not supported");
    const dast = { ...none, scan: { ...none.scan, type: "dast" } };
    expect(gitlab.recognises(dast)).toBe(true);
    expect(() => gitlab.read(dast)).toThrow("a report of type dast is not supported");
  });

  it.each([
    [{ version: "2.0", vulnerabilities: [{ cve: { id: "CVE-2026-1111" } }] }],
    [{ version: "2.0", vulnerabilities: [] }],
    [{ version: 1, vulnerabilities: [], remediations: [] }],
    [{ version: "1", vulnerabilities: [], scan: { type: "other" } }],
  ])("leaves %j to others", (other) => expect(gitlab.recognises(other)).toBe(false));
});

describe("imagePlaces", () => {
  it.each([
    [["a/b:1", "a/c:2"], "a/c:2", { image: "a/c:2", place: "", type: "" }],
    [["alpine", "Java"], "Java", { image: "alpine", place: "", type: "maven" }],
    [["alpine", "app/yarn.lock"], "app/yarn.lock", { image: "alpine", place: "app/yarn.lock", type: "npm" }],
    [["Java"], "Java", { image: "", place: "", type: "maven" }],
    [["app/x"], "app/x", { image: "app/x", place: "", type: "" }],
    [["a/b:1", "team/shop"], "team/shop", { image: "team/shop", place: "", type: "" }],
  ])("of %j takes %s for %j", (names, name, place) => expect(imagePlaces(names)(name)).toEqual(place));
});

const CORPUS = new URL("../../../../../../shared/corpus/", import.meta.url);

describe.skipIf(!existsSync(CORPUS))("real documents", () => {
  it("have the vulnerabilities that their lists have, all of one image", () => {
    const path = new URL("gitlab-container/dd-issue6639-v15.json", CORPUS);
    const reading = gitlab.read(JSON.parse(readFileSync(path, "utf8")));
    expect(reading).toMatchObject({
      counts: { vulnerabilities: 98 },
      bySeverity: { critical: 12, high: 58, medium: 26, low: 2 },
      skipped: [],
    });
    expect(reading.targets).toHaveLength(1);
    const types = reading.targets[0]?.observations.map(({ component }) => component.type) ?? [];
    const count = (type: string) => types.filter((other) => other === type).length;
    expect([count("apk"), count("npm"), count("composer")]).toEqual([76, 15, 7]);
  });
});
