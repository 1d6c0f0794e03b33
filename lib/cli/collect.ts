import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { MakeAgent } from "../agents/command.ts";
import { DOCKER_OPTIONS } from "../agents/docker/options.ts";
import type { Tell } from "../agents/happening.ts";
import { happeningText } from "../agents/happening.ts";
import { KUBERNETES_OPTIONS } from "../agents/kubernetes/options.ts";
import { type Options, UsageError } from "../agents/options.ts";
import { Pulse } from "../agents/pulse/pulse.ts";
import { REGISTRY_OPTIONS } from "../agents/registry/options.ts";
import { SourceError } from "../agents/source-error.ts";
import type { Beat } from "../collectors/beats/schema.ts";
import { ship } from "./collect-shipping.ts";
import { durationOf } from "./duration.ts";
import { COLLECT_OPTIONS } from "./options.ts";
import { serverOf } from "./server.ts";
import { spoolFolder } from "./spool-folder.ts";

interface KnownAgent {
  kind: Beat["agent"]["kind"];
  /** What it looks at. */
  summary: string;
  options: Options;
  /** It is told what to look at beside its options. */
  takesOperands?: true;
  /** Where none is told; else five minutes. */
  interval?: string;
  load: () => Promise<MakeAgent>;
}

/** What `plimsoll collect` can look at. Its options are known without loading it. */
export const AGENTS: Record<string, KnownAgent> = {
  docker: {
    kind: "docker",
    summary: "containers, images and settings of a Docker or Podman host",
    options: DOCKER_OPTIONS,
    load: async () => (await import("../agents/docker/agent.ts")).dockerAgent,
  },
  kubernetes: {
    kind: "kubernetes",
    summary: "workloads, access, networks and settings of a Kubernetes cluster",
    options: KUBERNETES_OPTIONS,
    interval: "60s",
    load: async () => (await import("../agents/kubernetes/agent.ts")).kubernetesAgent,
  },
  registry: {
    kind: "registry",
    summary: "images of an OCI registry, their signatures and bills of materials",
    options: REGISTRY_OPTIONS,
    takesOperands: true,
    load: async () => (await import("../agents/registry/agent.ts")).registryAgent,
  },
};

const USAGE = `usage: plimsoll collect ${Object.keys(AGENTS).join("|")} --url URL --token TOKEN [--watch]`;

/** What a command line asks for, before anything is looked at or sent. @throws UsageError, TypeError (an option that is none) */
export const readCollect = ([kind = "", ...args]: string[]) => {
  const known = Object.hasOwn(AGENTS, kind) ? AGENTS[kind]! : null;
  if (known === null) throw new UsageError(USAGE);
  const { values, positionals: operands } = parseArgs({
    args,
    allowPositionals: known.takesOperands === true,
    options: { ...known.options, ...COLLECT_OPTIONS },
  });
  return { kind, known, values, operands };
};

/**
 * `plimsoll collect KIND`: looks at an engine, a cluster or a registry and sends what is there.
 * 0: sent and applied. 1: something was refused, failed, or still waits in the spool. 2: the command line, or what it
 * was to look at, cannot be read.
 */
export const collect = async (args: string[]): Promise<number> => {
  const { kind, known, values, operands } = readCollect(args);
  const watch = values.watch === true;
  if (watch && values.once) throw new UsageError("--once and --watch exclude each other");
  const dryRun = values["dry-run"] === true;
  const interval = durationOf(values.interval ?? known.interval ?? "5m");
  const server = dryRun ? null : serverOf(values, USAGE);
  const folder = spoolFolder(values.spool, kind, process.env);
  const version = ownVersion();
  const pulse =
    server &&
    new Pulse(server, {
      agent: { kind: known.kind, version },
      intervalSeconds: watch ? Math.max(1, Math.round(interval / 1000)) : null,
    });
  const told = teller(values.json === true);
  const tell = pulse?.telling(told) ?? told;
  const agent = (await known.load())(values, {
    env: process.env,
    interval,
    tell,
    operands,
    version,
    folder: dryRun ? null : folder,
  });
  try {
    return await ship(agent, { server, folder, watch, tell, pulse });
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    console.error(`plimsoll collect ${kind}: ${error.message}`);
    return 2;
  }
};

const ownVersion = (): string => {
  const file = new URL("../../package.json", import.meta.url);
  return String((JSON.parse(readFileSync(file, "utf8")) as { version?: unknown }).version);
};

/** With `--json` what happens is what it prints; else it is said beside it. */
const teller = (json: boolean): Tell =>
  json
    ? (happening) => console.log(JSON.stringify({ at: new Date().toISOString(), ...happening }))
    : (happening) => console.error(happeningText(happening));
