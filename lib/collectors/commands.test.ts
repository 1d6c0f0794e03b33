import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";
import { ownRecipes, recipes } from "./commands.ts";
import { COLLECTOR_KINDS } from "./schema.ts";

const connection = { url: "https://plimsoll.example", token: "plm_collector_0_0_0" };

it.each(COLLECTOR_KINDS)(
  "gives commands for %s that a shell understands, with token and address in place",
  (kind) => {
    const made = recipes({ kind, ...connection });
    expect(made.length).toBeGreaterThan(0);
    for (const { command } of made) {
      execFileSync("sh", ["-n", "-c", command]);
      expect(command).toContain("'Authorization: Bearer plm_collector_0_0_0'");
      expect(command).toContain("'https://plimsoll.example/api/v1/reports'");
    }
  },
);

it.each(COLLECTOR_KINDS)("gives the same for %s with the command of its own", (kind) => {
  for (const { command } of ownRecipes({ kind, ...connection })) {
    execFileSync("sh", ["-n", "-c", command]);
    if (command.startsWith("kubectl ")) continue;
    expect(command).toMatch(
      /plimsoll (push report\.json|collect \w+( --watch)?) --url 'https:\/\/plimsoll\.example' --token 'plm_collector_0_0_0'$/,
    );
  }
});

it.each([
  ["docker", /^plimsoll collect docker --watch /],
  ["kubectl", /^plimsoll collect kubernetes --watch /],
] as const)("looks itself where %s would be asked", (kind, command) => {
  const [stay] = ownRecipes({ kind, ...connection });
  expect(stay!.command).toMatch(command);
});

it("brings the agent into a cluster, with the token in a Secret", () => {
  const { command } = ownRecipes({ kind: "kubectl", ...connection, host: "dock-1" }).at(-1)!;
  expect(command).toContain("create secret generic plimsoll-collector");
  expect(command).toContain("--from-literal=token='plm_collector_0_0_0'");
});

it("names a host to no cluster's agent", () => {
  const made = ownRecipes({ kind: "kubectl", ...connection, host: "dock-1" });
  expect(made.filter(({ command }) => command.includes("--host-name"))).toEqual([]);
});

it("calls a host what the collector calls it", () => {
  const [bound] = ownRecipes({ kind: "docker", ...connection, host: "dock-1" });
  expect(bound!.command).toMatch(/ --host-name 'dock-1'$/);
});

it("cannot be broken out of by an odd address", () => {
  const [recipe] = recipes({ kind: "other", ...connection, url: "https://x/'; echo broken; '" });
  const shown = recipe!.command.replace("cat report.json |\n  curl", "printf '%s\\n'");
  const printed = execFileSync("sh", ["-c", shown], { encoding: "utf8" });
  expect(printed.trim().split("\n").at(-1)).toBe("https://x/'; echo broken; '/api/v1/reports");
});
