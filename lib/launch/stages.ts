import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { auditViolations } from "./audit-rule.ts";
import { ROOT } from "./install.js";
import { oneLine } from "./problem.js";
import { build, generateClient } from "./product.ts";
import { runNode } from "./run.ts";
import { playwrightTally, suitesTally, type Tally, verdict, vitestTally } from "./tally.ts";
import { ensureEngines, ensureTools } from "./tools.ts";

export interface Setting {
  env: NodeJS.ProcessEnv;
  /** Removed after the run. */
  tmp: string;
}

type Stage = (setting: Setting) => Promise<Tally>;

const succeeds = async (work: () => unknown): Promise<boolean> => {
  try {
    await work();
    return true;
  } catch (error) {
    console.error(`plimsoll: ${oneLine(error)}`);
    return false;
  }
};

const script = (name: string) => join(ROOT, "node_modules", name);

const runs = (what: string, argv: string[], env: NodeJS.ProcessEnv) =>
  succeeds(() => runNode(what, argv, { env }));

async function types({ env }: Setting): Promise<Tally> {
  const next = script("next/dist/bin/next");
  const routes = !existsSync(join(ROOT, "app")) || (await runs("next typegen", [next, "typegen"], env));
  return verdict((await runs("tsc", [script("typescript/bin/tsc"), "--noEmit"], env)) && routes);
}

async function lint({ env }: Setting): Promise<Tally> {
  return verdict(
    await runs("biome check", [script("@biomejs/biome/bin/biome"), "check", "--error-on-warnings"], env),
  );
}

async function imports({ env }: Setting): Promise<Tally> {
  const folders = ["app", "components", "lib", "prisma"].filter((name) => existsSync(join(ROOT, name)));
  const cruiser = script("dependency-cruiser/bin/dependency-cruiser.mjs");
  const allowed = await runs(
    "the import rules",
    [cruiser, "--config", ".dependency-cruiser.mjs", ...folders],
    env,
  );
  const unaudited = auditViolations(ROOT);
  for (const violation of unaudited) console.error(violation);
  return verdict(allowed && unaudited.length === 0);
}

async function vitest(project: "unit" | "database", { env, tmp }: Setting): Promise<Tally> {
  const report = join(tmp, `${project}.json`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const argv = [script("vitest/vitest.mjs"), "run", "--project", project, "--passWithNoTests", ...reporters];
  const ok = await runs(`vitest (${project})`, argv, env);
  return vitestTally(parsed(report), ok);
}

async function browser({ env, tmp }: Setting): Promise<Tally> {
  if (globSync("e2e/**/*.spec.ts", { cwd: ROOT }).length === 0) return { passed: 0, failed: 0 };
  if (!(await succeeds(ensureTools))) return verdict(false);
  const report = join(tmp, "e2e.json");
  const argv = [script("@playwright/test/cli.js"), "test"];
  const ok = await runs("playwright", argv, { ...env, PLIMSOLL_E2E_REPORT: report });
  return playwrightTally(parsed(report), ok);
}

/** The long suites in their quick forms, each one promise. */
async function assurance({ env, tmp }: Setting): Promise<Tally> {
  if (!(await succeeds(ensureTools))) return verdict(false);
  const report = join(tmp, "assurance.json");
  const ok = await runs("the suites", ["lib/assurance/assurance.ts", "--quick", "--report", report], env);
  return suitesTally(parsed(report), ok);
}

function parsed(report: string): unknown {
  try {
    return JSON.parse(readFileSync(report, "utf8"));
  } catch {
    return undefined;
  }
}

/** In the order of cost: what fails fast comes first. */
export const STAGES: Record<string, Stage> = {
  types,
  lint,
  imports,
  unit: async (setting) => {
    // Without them the tests of PDF files are skipped; the stages that cannot do without say so themselves.
    await succeeds(ensureTools);
    ensureEngines();
    return vitest("unit", setting);
  },
  database: (setting) => vitest("database", setting),
  build: async () => verdict(await succeeds(build)),
  assurance,
  e2e: browser,
};

/** Everything reads the generated client: without it types and tests say nothing true. */
export const prepare = (): Promise<boolean> => succeeds(generateClient);
