/** The checks, in Node 24 with everything installed: `npm test` and `npm run check` go on here. */
import { chmodSync, globSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { findPostmaster } from "../db/postmaster.ts";
import { giveUp, Problem } from "./problem.js";
import { prepare, STAGES } from "./stages.ts";
import { sum, summary, type Tally } from "./tally.ts";

/** Variables that would point a test at somebody's data. */
const PRIVATE = [
  "DATABASE_URL",
  "PLIMSOLL_DATA",
  "PLIMSOLL_KEY",
  "PLIMSOLL_KEY_FILE",
  "NEXTAUTH_URL",
  "NEXTAUTH_SECRET",
  "PORT",
  "NODE_ENV",
];

const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(STAGES);
for (const name of names) {
  if (!(name in STAGES))
    giveUp(new Problem(`there is no stage ${name}`, `choose from ${Object.keys(STAGES).join(", ")}`));
}

for (const name of PRIVATE) delete process.env[name];
const tmp = mkdtempSync(join(tmpdir(), "plimsoll-test-"));
// The database's account has to walk through it.
chmodSync(tmp, 0o711);
process.env.TMPDIR = tmp;

/** A test that was killed leaves its database server running, and its files. */
function cleanUp(): void {
  for (const pidFile of globSync("**/postmaster.pid", { cwd: tmp })) {
    const found = findPostmaster(dirname(join(tmp, pidFile)));
    if (found) process.kill(found.pid, "SIGQUIT");
  }
  rmSync(tmp, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}

for (const signal of ["SIGINT", "SIGTERM", "disconnect"]) {
  process.on(signal, () => {
    cleanUp();
    process.exit(1);
  });
}

const tallies: Tally[] = [];
const lines: string[] = [];
if (!(await prepare())) tallies.push({ passed: 0, failed: 1 });
for (const name of names) {
  console.log(`\n── ${name} ${"─".repeat(70 - name.length)}`);
  const started = performance.now();
  const tally = await STAGES[name]!({ env: process.env, tmp });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  tallies.push(tally);
  lines.push(`${tally.failed > 0 ? "✗" : "✓"} ${name.padEnd(10)}${summary(tally)} (${seconds} s)`);
  console.log(lines.at(-1));
}
cleanUp();

const total = sum(tallies);
console.log(`\n${lines.join("\n")}\n\n${summary(total)}`);
process.exit(total.failed > 0 ? 1 : 0);
