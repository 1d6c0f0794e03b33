import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseAllDocuments } from "yaml";
import { PLACES, pipeline } from "./pipelines.ts";
import { COLLECTOR_KINDS } from "./schema.ts";

const connection = { url: "https://plimsoll.example", token: "plm_collector_0_0_0" };
const CASES = PLACES.filter((place) => place !== "systemd").flatMap((place) =>
  COLLECTOR_KINDS.flatMap((kind) => {
    const made = pipeline(place, { kind, ...connection });
    return made ? [{ place, kind, made }] : [];
  }),
);

interface Container {
  image: string;
  command?: string[];
  args?: string[];
}

describe.each(CASES)("$kind in $place", ({ place, made }) => {
  const documents = parseAllDocuments(made.text);

  it("is YAML without an error, and commands that a shell understands", () => {
    expect(documents.flatMap((document) => document.errors)).toEqual([]);
    const [first, second] = documents.map((document) => document.toJS());
    const scripts =
      place === "github"
        ? first.jobs.report.steps.map((step: { run: string }) => step.run)
        : place === "gitlab"
          ? first.plimsoll.script
          : [
              ...second.spec.jobTemplate.spec.template.spec.initContainers,
              ...second.spec.jobTemplate.spec.template.spec.containers,
            ].flatMap(({ command }: Container) => command?.[2] ?? []);
    expect(scripts.length).toBeGreaterThan(0);
    for (const script of scripts) execFileSync("sh", ["-n", "-c", script]);
    expect(scripts.join("\n")).toContain("https://plimsoll.example/api/v1/reports");
  });

  it("keeps the token out of files that are committed", () => {
    if (place === "kubernetes") expect(documents[0]!.toJS().stringData.token).toBe(connection.token);
    else {
      expect(made.text).not.toContain(connection.token);
      expect(made.before).toContain(connection.token);
    }
  });
});

describe("a service of the host", () => {
  const { before, fileName, text } = pipeline("systemd", { kind: "docker", ...connection })!;

  it("is a unit that systemd understands, with the command that stays", () => {
    expect(text).toMatch(/^ExecStart=\/usr\/local\/bin\/plimsoll collect docker --watch$/m);
    const bound = pipeline("systemd", { kind: "docker", ...connection, host: "dock-1" })!;
    expect(bound.text).toMatch(/collect docker --watch --host-name dock-1$/m);
    for (const line of text.split("\n")) expect(line).toMatch(/^(\[\w+\]|[A-Z]\w+=.*|)$/);
    expect(fileName).toMatch(/\.service$/);
  });

  it.skipIf(spawnSync("systemd-analyze", ["--version"]).status !== 0)("is checked by systemd itself", () => {
    const folder = mkdtempSync(join(tmpdir(), "plimsoll-unit-"));
    const unit = join(folder, "plimsoll-collect.service");
    writeFileSync(unit, text.replace("/usr/local/bin/plimsoll", "/bin/true"));
    const { stderr, status } = spawnSync("systemd-analyze", ["verify", unit], { encoding: "utf8" });
    rmSync(folder, { recursive: true });
    expect(stderr.split("\n").filter((line) => line.includes("plimsoll-collect"))).toEqual([]);
    expect(status).toBe(0);
  });

  it("has address and token in a file of their own", () => {
    expect(text).not.toContain(connection.token);
    expect(before).toContain(`PLIMSOLL_TOKEN=${connection.token}`);
    expect(before).toContain(`PLIMSOLL_URL=${connection.url}`);
  });

  it("is there for what looks by itself", () => {
    expect(pipeline("systemd", { kind: "trivy", ...connection })).toBeNull();
  });
});

it("cannot be broken out of by an odd address or token", () => {
  const odd = { url: "https://x/'; echo \"broken\"; '", token: 'a"\n  evil: "b' };
  for (const place of PLACES.filter((name) => name !== "systemd")) {
    const documents = parseAllDocuments(pipeline(place, { kind: "trivy", ...odd })!.text);
    expect(documents.flatMap((document) => document.errors)).toEqual([]);
    expect(documents[0]!.toJS()).not.toHaveProperty("evil");
  }
});

it("offers no place where the tool cannot run", () => {
  expect(pipeline("kubernetes", { kind: "docker", ...connection })).toBeNull();
  expect(pipeline("github", { kind: "kube-bench", ...connection })).toBeNull();
});
