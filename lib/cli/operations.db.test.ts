import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { person } from "../access/testing.ts";
import { sequenceAudit } from "../audit/jobs.ts";
import { disconnect } from "../db/client.ts";
import { testDatabase } from "../db/testing.ts";
import { collector, push } from "../ingest/testing.ts";

await testDatabase();
const folder = mkdtempSync(join(tmpdir(), "plimsoll-operations-"));
process.env.PLIMSOLL_DATA = folder;
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(async () => {
  await person("admin");
  await push(await collector("ci"), "no document at all");
  await sequenceAudit();
  // Nobody but the commands may be connected when one of them replaces the data.
  await disconnect();
  writeFileSync(join(folder, "passphrase"), "a long enough passphrase\n");
});

/** The commands of docs/operations.md, in the order in which it shows them. */
const shown = [...readFileSync("docs/operations.md", "utf8").matchAll(/```sh\n([\s\S]*?)```/g)]
  .flatMap(([, block]) => block!.trim().split("\n"))
  .map((line) => line.replace(/^npm run plimsoll -- /, ""));

const run = (command: string) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [resolve("lib/cli/plimsoll.ts"), ...command.split(" ")],
    { cwd: folder, encoding: "utf8", env: { ...process.env, NODE_OPTIONS: "" } },
  );
  return { status, text: stdout + stderr };
};

const EXPECTED: Record<string, RegExp> = {
  doctor: /ok\s+Schema\s+up to date[\s\S]*look\s+Worker\s+none runs\n\s+fix: npm start/,
  backup: /kept and read back: .*plimsoll\.backup\n[\s\S]*keys\s+audit-ed25519\.pem/,
  "verify-backup": /^intact/,
  restore: /restored, the same state and an intact audit log/,
  sbom: /"specVersion": "1\.6"[\s\S]*"name": "next"/,
};

it("the page shows every command of this kind", () =>
  expect(new Set(shown.map((line) => line.split(" ")[0]))).toEqual(new Set(Object.keys(EXPECTED))));

it.each(shown)(
  "plimsoll %s does what the page says",
  (command) => {
    const { status, text } = run(command);
    expect(text).toMatch(EXPECTED[command.split(" ")[0]!]!);
    // Where nothing is broken; packages and build of the machine this runs on are not this test's business.
    if (command !== "doctor") expect(status).toBe(0);
  },
  120_000,
);

it("refuses what it cannot do, in one line, and touches nothing", () => {
  const refused = run("restore plimsoll.backup --passphrase-file passphrase");
  expect(refused).toMatchObject({ status: 1, text: expect.stringMatching(/^plimsoll: .*--replace/) });
  expect(run("verify-backup plimsoll.backup")).toMatchObject({
    status: 1,
    text: expect.stringMatching(/is encrypted/),
  });
  expect(run("verify-backup nothing.backup").text).toMatch(/ENOENT|no such file/);
  expect(run("backup").status).toBe(2);
}, 120_000);
