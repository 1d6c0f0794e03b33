import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { trivyImage } from "../../prisma/factories/trivy.ts";
import type { Actor } from "../access/actor.ts";
import { person } from "../access/testing.ts";
import { newKeyPem } from "../audit/signed-note.ts";
import { testDatabase } from "../db/testing.ts";
import { collector, push } from "../ingest/testing.ts";
import { frameworkContent } from "./framework/read.ts";
import { postureContent } from "./posture/read.ts";
import { MANIFEST, PROOFS } from "./schema.ts";
import { sha256, verifyPack } from "./verify-pack.ts";
import { makePack, type Pack } from "./write.ts";
import { readZip, writeZip } from "./zip.ts";

await testDatabase();

let auditor: Actor;
let pack: Pack;
const folder = mkdtempSync(join(tmpdir(), "plimsoll-pack-"));
beforeAll(async () => {
  process.env.PLIMSOLL_AUDIT_KEY = newKeyPem();
  auditor = await person("ciso", "Cleo");
  await push(
    await collector("ci"),
    trivyImage({
      repository: "registry.example.org/shop/web",
      tag: "1.0",
      content: "web",
      os: { family: "debian", name: "12" },
      at: new Date(Date.now() - 3_600_000).toISOString(),
      flaws: [
        { id: "CVE-2026-1", package: "openssl", type: "deb", version: "1", fixed: "2", severity: "high" },
      ],
    }),
  );
  pack = await makePack(auditor, () => frameworkContent(auditor, "nist-sp-800-190", { timeZone: "UTC" }));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const fileOf = (archive: Uint8Array, name: string) =>
  readZip(archive).find((file) => file.name === name)!.bytes;

describe("an evidence pack", () => {
  it("proves itself, with the reports behind it and its own making", async () => {
    const verdict = await verifyPack(pack.bytes);
    expect(verdict).toMatchObject({
      ok: true,
      manifest: { madeBy: "Cleo", subject: { id: "nist-sp-800-190" } },
    });
    const { entries } = JSON.parse(text(fileOf(pack.bytes, PROOFS)));
    const actions = entries.map((entry: { text: string }) => JSON.parse(entry.text).action);
    expect(actions).toContain("evidence.packed");
    expect(actions).toContain("report.applied");
  });

  it("has the same numbers in each of its files, of one instant", async () => {
    const json = JSON.parse(text(fileOf(pack.bytes, "report.json")));
    const manifest = JSON.parse(text(fileOf(pack.bytes, MANIFEST)));
    expect(json.evaluatedAt).toBe(manifest.instant);
    expect(json.controls).toHaveLength(24);
    expect(text(fileOf(pack.bytes, "controls.csv")).trim().split("\r\n")).toHaveLength(25);
    expect(text(fileOf(pack.bytes, "report.pdf").subarray(0, 5))).toBe("%PDF-");
  });

  it("is refused when any byte of it is another", async () => {
    const { bytes } = pack;
    // Every byte of what is around and between the documents, and a sample of the documents.
    const pdf = fileOf(bytes, "report.pdf");
    const begin = pdf.byteOffset - bytes.byteOffset;
    const isSampled = (at: number) => at < begin || at > begin + pdf.length || at % 997 === 0;
    let tried = 0;
    for (let at = 0; at < bytes.length; at++) {
      if (!isSampled(at) || (at > begin + pdf.length && at % 37 !== 0)) continue;
      const changed = bytes.slice();
      changed[at]! ^= 1 << (at % 8);
      const verdict = await verifyPack(changed);
      expect([at, verdict.ok]).toEqual([at, false]);
      tried += 1;
    }
    expect(tried).toBeGreaterThan(1_000);
  }, 120_000);

  it("is refused when a document is replaced with a manifest to match, but without the key", async () => {
    const files = readZip(pack.bytes).map((file) =>
      file.name === "controls.csv" ? { ...file, bytes: new TextEncoder().encode("all is well\r\n") } : file,
    );
    expect(await verifyPack(writeZip(files))).toMatchObject({ ok: false, what: "controls.csv" });
    const manifest = JSON.parse(text(fileOf(pack.bytes, MANIFEST)));
    const csv = files.find(({ name }) => name === "controls.csv")!.bytes;
    const entry = manifest.files.find((file: { name: string }) => file.name === "controls.csv");
    Object.assign(entry, { bytes: csv.length, sha256: await sha256(csv) });
    const forged = files.map((file) =>
      file.name === MANIFEST
        ? { ...file, bytes: new TextEncoder().encode(`${JSON.stringify(manifest)}\n`) }
        : file,
    );
    expect(await verifyPack(writeZip(forged))).toMatchObject({
      ok: false,
      what: MANIFEST,
      reason: "it is not the one that was signed",
    });
  });

  it("is refused under another key than the one noted", async () => {
    const verdict = await verifyPack(pack.bytes);
    const key = verdict.ok ? verdict.manifest.key : "";
    expect(await verifyPack(pack.bytes, key)).toMatchObject({ ok: true });
    expect(await verifyPack(pack.bytes, "plimsoll/audit/x+00000000+AAAA")).toMatchObject({ ok: false });
  });

  it("refuses what is no pack with the part that is wrong", async () => {
    expect(await verifyPack(new Uint8Array())).toMatchObject({ ok: false, what: "the archive" });
    expect(await verifyPack(writeZip([{ name: "a.txt", bytes: new Uint8Array() }]))).toMatchObject({
      ok: false,
      what: MANIFEST,
      reason: "it is missing",
    });
    const more = writeZip([...readZip(pack.bytes), { name: "note.txt", bytes: new Uint8Array(1) }]);
    expect(await verifyPack(more)).toMatchObject({ ok: false, what: "note.txt", reason: "it was added" });
  });

  it("of the posture holds the ledger that sums to what is missing", async () => {
    const made = await makePack(auditor, () => postureContent(auditor, { scope: "estate", timeZone: "UTC" }));
    expect(await verifyPack(made.bytes)).toMatchObject({ ok: true });
    const { score, ledger } = JSON.parse(text(fileOf(made.bytes, "report.json")));
    const shares = ledger.reduce((sum: number, line: { share: number }) => sum + line.share, 0);
    expect(score + shares).toBeCloseTo(100, 9);
  });
});
