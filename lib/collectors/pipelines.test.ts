import { execFileSync } from "node:child_process";
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
  expect(pipeline("gitlab", { kind: "registry", ...connection })).toBeNull();
});
