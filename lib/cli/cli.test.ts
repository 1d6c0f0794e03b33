import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { gzipSync, zstdCompressSync } from "node:zlib";
import { describe, expect, it } from "vitest";

const FIXTURE = "lib/ingest/adapters/trivy/fixtures/many.json";
const plimsoll = (...args: string[]) =>
  spawnSync(process.execPath, ["lib/cli/plimsoll.ts", ...args], { encoding: "utf8", timeout: 60_000 });

describe("plimsoll", () => {
  it("inspects a document in the agreed shape", () => {
    const { status, stdout } = plimsoll("inspect", FIXTURE, "--json");
    expect(status).toBe(0);
    const said = JSON.parse(stdout);
    expect(Object.keys(said)).toEqual([
      "format",
      "tool",
      "scannedAt",
      "subjects",
      "counts",
      "bySeverity",
      "skipped",
    ]);
    expect(Object.keys(said.counts)).toEqual([
      "vulnerabilities",
      "misconfigurations",
      "checks",
      "secrets",
      "licenses",
      "events",
      "flows",
      "components",
      "statements",
      "advisories",
      "objects",
      "results",
    ]);
    expect(Object.keys(said.counts.checks)).toEqual(["pass", "fail", "warn", "info"]);
    expect(said).toMatchObject({
      format: "trivy-image",
      tool: { name: "Trivy" },
      subjects: [{ kind: "image" }],
    });
  });

  it("says the same to people", () => {
    expect(plimsoll("inspect", FIXTURE).stdout).toMatch(/^trivy-image, Trivy/);
  });

  it.each([
    ["a document of nobody", "package.json"],
    ["no such file", "no-such-file.json"],
  ])("refuses %s with place and reason, exit 2", (_, file) => {
    const { status, stdout } = plimsoll("inspect", file, "--json");
    expect(status).toBe(2);
    expect(JSON.parse(stdout)).toEqual({ error: { path: "", reason: expect.any(String) } });
  });

  it.each([
    ["as it is", (bytes: Buffer) => bytes],
    ["with gzip", gzipSync],
    ["with zstd", zstdCompressSync],
  ])("inspects what comes through a pipe, %s", (_, pack) => {
    const { stdout } = spawnSync(process.execPath, ["lib/cli/plimsoll.ts", "inspect", "-", "--json"], {
      encoding: "utf8",
      input: pack(readFileSync(FIXTURE)),
    });
    expect(JSON.parse(stdout)).toEqual(JSON.parse(plimsoll("inspect", FIXTURE, "--json").stdout));
  });

  it("prints the table that docs/formats.md shows", () => {
    expect(readFileSync("docs/formats.md", "utf8")).toContain(
      plimsoll("formats", "--markdown").stdout.trim(),
    );
  });

  it("lists the formats the worker reads", () => {
    const { status, stdout } = plimsoll("formats");
    expect(status).toBe(0);
    for (const format of [
      "trivy-image",
      "trivy-k8s",
      "grype",
      "kube-bench",
      "cyclonedx",
      "k8s-list",
      "docker-inspect",
    ]) {
      expect(stdout).toContain(format);
    }
  });

  it.each([
    [["toString"]],
    [["nonsense"]],
    [["inspect", "--nope"]],
    [["push", "x", "--url", "nonsense", "--token", "t"]],
  ])("answers %j with its usage and exit 2", (args) => {
    const { status, stderr } = plimsoll(...args);
    expect(status).toBe(2);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});
