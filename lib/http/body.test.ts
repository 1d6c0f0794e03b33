import { randomBytes } from "node:crypto";
import { gzipSync, zstdCompressSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readBody, readText } from "./body.ts";

const MiB = 1024 * 1024;
const LIMITS = { sent: 4 * MiB, inflated: 8 * MiB, ratio: 200, ratioFrom: MiB };
const text = Buffer.from(
  JSON.stringify({ tool: "trivy", results: Array.from({ length: 500 }, (_, i) => i) }),
);

const request = (body: Buffer | ReadableStream, encoding?: string) =>
  new Request("http://127.0.0.1/api/v1/reports", {
    method: "POST",
    body: body as BodyInit,
    headers: encoding ? { "content-encoding": encoding } : {},
    duplex: "half",
  } as RequestInit);

describe("a body", () => {
  it.each([
    ["plain", text, undefined],
    ["plain by name", text, "identity"],
    ["gzip by header", gzipSync(text), "gzip"],
    ["gzip by header, spelled oddly", gzipSync(text), " GZIP "],
    ["gzip by its first bytes", gzipSync(text), undefined],
    ["zstd by header", zstdCompressSync(text), "zstd"],
    ["zstd by its first bytes", zstdCompressSync(text), undefined],
  ])("is read: %s", async (_, body, encoding) => {
    expect((await readBody(request(body, encoding), LIMITS)).equals(text)).toBe(true);
  });

  it("takes one layer off, not two", async () => {
    const inner = gzipSync(text);
    expect((await readBody(request(gzipSync(inner)), LIMITS)).equals(inner)).toBe(true);
  });

  it("may be absent", async () => {
    expect(await readBody(new Request("http://127.0.0.1/", { method: "POST" }))).toHaveLength(0);
  });

  it.each([
    ["another encoding", text, "br"],
    ["a list of encodings", gzipSync(text), "gzip, gzip"],
    ["gzip that is none", text, "gzip"],
    ["gzip that ends early", gzipSync(text).subarray(0, 40), "gzip"],
    ["gzip with a wrong checksum", Buffer.concat([gzipSync(text).subarray(0, -8), Buffer.alloc(8)]), "gzip"],
    ["zstd that ends early", zstdCompressSync(text).subarray(0, 20), "zstd"],
  ])("is refused as not valid: %s", async (_, body, encoding) => {
    await expect(readBody(request(body, encoding), LIMITS)).rejects.toMatchObject({ code: "invalid" });
  });
});

describe("a bomb", () => {
  it.each([
    ["gzip", gzipSync(Buffer.alloc(64 * MiB))],
    ["zstd", zstdCompressSync(Buffer.alloc(64 * MiB))],
  ])("of %s is stopped at the cap, long before it is whole", async (_, bomb) => {
    const before = process.memoryUsage().arrayBuffers;
    await expect(readBody(request(bomb), LIMITS)).rejects.toMatchObject({ code: "too_large" });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(32 * MiB);
  });

  it("is known by its ratio below the cap, once it is large enough to matter", async () => {
    const zeros = gzipSync(Buffer.alloc(4 * MiB));
    expect(zeros.length * LIMITS.ratio).toBeLessThan(4 * MiB);
    await expect(readBody(request(zeros), LIMITS)).rejects.toMatchObject({ code: "too_large" });
    const small = Buffer.alloc(MiB / 2);
    expect(await readBody(request(gzipSync(small)), LIMITS)).toHaveLength(small.length);
  });

  it("is known by what was read so far, however much that packs badly follows", async () => {
    const padded = gzipSync(Buffer.concat([Buffer.alloc(6 * MiB), randomBytes(MiB)]));
    expect(padded.length * LIMITS.ratio).toBeGreaterThan(LIMITS.inflated);
    await expect(readBody(request(padded), LIMITS)).rejects.toMatchObject({ code: "too_large" });
  });

  it("that is not compressed ends at its cap, without reading what follows", async () => {
    let pulled = 0;
    const endless = new ReadableStream({
      pull: (controller) => {
        pulled += 1;
        controller.enqueue(new Uint8Array(MiB));
      },
    });
    await expect(readBody(request(endless), LIMITS)).rejects.toMatchObject({
      code: "too_large",
      detail: { limit: LIMITS.sent },
    });
    expect(pulled).toBeLessThan(16);
  });
});

describe("a text body", () => {
  it("is UTF-8 of limited length", async () => {
    expect(await readText(request(Buffer.from("größe")), 100)).toBe("größe");
    await expect(readText(request(Buffer.of(0x22, 0xff, 0x22)), 100)).rejects.toMatchObject({
      code: "invalid",
    });
    await expect(readText(request(Buffer.alloc(101)), 100)).rejects.toMatchObject({ code: "too_large" });
  });
});
