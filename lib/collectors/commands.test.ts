import { execFileSync } from "node:child_process";
import { parseArgs } from "node:util";
import { expect, it } from "vitest";
import { readCollect } from "../cli/collect.ts";
import { PUSH_OPTIONS } from "../cli/options.ts";
import { serverOf } from "../cli/server.ts";
import { ownRecipes, recipes, SOURCES } from "./commands.ts";
import { COLLECTOR_KINDS } from "./schema.ts";

const connection = { url: "https://plimsoll.example", token: "plm_collector_0_0_0" };
const COMMANDS = COLLECTOR_KINDS.flatMap((kind) =>
  ownRecipes({ kind, ...connection, host: "dock-1", registry: "registry.example:5000" }).map(
    ({ command }) => [command, kind] as const,
  ),
);

/** The words that the shell gives to `plimsoll`. */
const wordsOf = (command: string): string[] => {
  const script = `plimsoll() { printf '%s\\n' "$@"; }\n${command}`;
  return execFileSync("sh", ["-c", script], { encoding: "utf8" }).trimEnd().split("\n");
};

it.each(COLLECTOR_KINDS.filter((kind) => SOURCES[kind].length > 0))(
  "gives commands for %s that a shell understands, with token and address in place",
  (kind) => {
    for (const { command } of recipes({ kind, ...connection })) {
      execFileSync("sh", ["-n", "-c", command]);
      expect(command).toContain("'Authorization: Bearer plm_collector_0_0_0'");
      expect(command).toContain("'https://plimsoll.example/api/v1/reports'");
    }
  },
);

it("has one of its own for every kind", () => {
  expect(new Set(COMMANDS.map(([, kind]) => kind))).toEqual(new Set(COLLECTOR_KINDS));
});

it.each(COMMANDS)("prints what the command takes: %s", async (command) => {
  execFileSync("sh", ["-n", "-c", command]);
  const [verb, ...args] = wordsOf(command.replace(/^.*\n\s*(?=plimsoll )/s, ""));
  if (verb === "push") {
    const { values, positionals } = parseArgs({ args, options: PUSH_OPTIONS, allowPositionals: true });
    expect(positionals).toEqual(["report.json"]);
    expect(serverOf(values, "")).toEqual(connection);
    return;
  }
  expect(verb).toBe("collect");
  const { known, values, operands } = readCollect(args);
  expect(serverOf(values, "")).toEqual(connection);
  // What an agent can tell about its options without looking, it tells here.
  if (args[0] !== "kubernetes") {
    const circumstances = {
      env: { DOCKER_HOST: "unix:///run/docker.sock" },
      interval: 1,
      operands,
      tell: () => {},
      version: "0",
    };
    expect((await known.load())(values, circumstances)).toBeTypeOf("function");
  }
});

it.each([
  ["docker", /^plimsoll collect docker --watch /],
  ["kubernetes", /^plimsoll collect kubernetes --watch /],
  ["registry", /^plimsoll collect registry REGISTRY --watch --interval 1h /],
] as const)("looks itself where %s would be asked", (kind, command) => {
  const [stay] = ownRecipes({ kind, ...connection });
  expect(stay!.command).toMatch(command);
});

it("names a host to no cluster's agent", () => {
  const made = ownRecipes({ kind: "kubernetes", ...connection, host: "dock-1" });
  expect(made.filter(({ command }) => command.includes("--host-name"))).toEqual([]);
});

it("calls a host what the collector calls it", () => {
  const [bound] = ownRecipes({ kind: "docker", ...connection, host: "dock-1" });
  expect(bound!.command).toMatch(/^plimsoll collect docker --watch --host-name dock-1 --url /);
});

it.each([
  ["registry.example:5000/shop/cart", "registry.example:5000/shop/cart"],
  ["", "REGISTRY"],
  ["$(reboot)", "REGISTRY"],
  ["--spool", "REGISTRY"],
])("looks at the registry %j as %s", (registry, named) => {
  const [stay] = ownRecipes({ kind: "registry", ...connection, registry });
  expect(wordsOf(stay!.command).slice(0, 3)).toEqual(["collect", "registry", named]);
});

it("cannot be broken out of by an odd address", () => {
  const [recipe] = recipes({ kind: "other", ...connection, url: "https://x/'; echo broken; '" });
  const shown = recipe!.command.replace("cat report.json |\n  curl", "printf '%s\\n'");
  const printed = execFileSync("sh", ["-c", shown], { encoding: "utf8" });
  expect(printed.trim().split("\n").at(-1)).toBe("https://x/'; echo broken; '/api/v1/reports");
});
