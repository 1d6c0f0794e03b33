import { type ChildProcess, fork, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, it } from "vitest";
import { testDatabase } from "../db/testing.ts";
import { openBody } from "../ingest/read.ts";
import { collector, push } from "../ingest/testing.ts";
import { parseKeys } from "../ingest/vault.ts";

await testDatabase();
const folder = mkdtempSync(join(tmpdir(), "plimsoll-keys-cli-"));
const file = join(folder, "key");
process.env.PLIMSOLL_KEY_FILE = file;
process.env.PLIMSOLL_DATA = folder;
writeFileSync(file, `${randomBytes(32).toString("base64")}\n`);

let worker: ChildProcess;
beforeAll(async () => {
  worker = fork("lib/jobs/worker.ts", { env: { ...process.env, PLIMSOLL_LOG: "silent" } });
  await once(worker, "message");
});
afterAll(async () => {
  worker.kill("SIGTERM");
  await once(worker, "exit");
  rmSync(folder, { recursive: true });
});

const plimsoll = async (...args: string[]) => {
  const child = spawn(process.execPath, ["lib/cli/plimsoll.ts", "keys", ...args], { env: process.env });
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  return { code: child.exitCode, out, err };
};

it("rotates under a running worker, tells how far it is, and forgets the old key only then", async () => {
  const document = { SchemaVersion: 2, ArtifactName: "a:1", Results: [] };
  const kept = await push(await collector("cli"), document);
  const [first] = parseKeys(readFileSync(file, "utf8"));

  expect(await plimsoll("status")).toMatchObject({ code: 0, out: expect.stringContaining("1 of report") });
  expect(await plimsoll("rotate")).toMatchObject({
    code: 0,
    out: expect.stringContaining("1 of 1 wrapped anew"),
  });
  expect(parseKeys(readFileSync(file, "utf8"))[1]).toEqual(first);
  expect(await plimsoll("retire")).toMatchObject({ code: 0, out: expect.stringContaining("Forgotten") });
  expect(parseKeys(readFileSync(file, "utf8"))).toHaveLength(1);
  expect(JSON.parse(String(await openBody(kept)))).toEqual(document);
});

it("keeps a key that still seals something", async () => {
  await push(await collector("cli"), { SchemaVersion: 2, ArtifactName: "a:2", Results: [] });
  const newer = `${randomBytes(32).toString("base64")}\n${readFileSync(file, "utf8")}`;
  writeFileSync(file, newer);
  expect(await plimsoll("retire")).toMatchObject({ code: 1, err: expect.stringContaining("still seal") });
  expect(readFileSync(file, "utf8")).toBe(newer);
});

it("says what it takes", async () => expect((await plimsoll("turn")).code).toBe(2));
