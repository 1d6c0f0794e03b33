import { Readable } from "node:stream";
import { createGunzip, createZstdDecompress, type Gunzip, type ZstdDecompress } from "node:zlib";
import { AppError } from "../errors.ts";

/** Caps while streaming: nothing larger is ever in memory, however well it compresses. */
export const BODY_LIMITS = {
  sent: 100 * 1024 * 1024,
  inflated: 200 * 1024 * 1024,
  /** Reports shrink to a twentieth or so. More than this, beyond `ratioFrom` bytes, is a bomb. */
  ratio: 200,
  ratioFrom: 10 * 1024 * 1024,
};

const inflaters: Record<string, () => Gunzip | ZstdDecompress> = {
  gzip: createGunzip,
  zstd: createZstdDecompress,
};
const GZIP = Buffer.of(0x1f, 0x8b);
const ZSTD = Buffer.of(0x28, 0xb5, 0x2f, 0xfd);

/** The document's bytes: one layer of gzip or zstd (by header or by its first bytes) is taken off. @throws AppError too_large, invalid. */
export const readBody = async (request: Request, limits = BODY_LIMITS): Promise<Buffer> => {
  if (!request.body) return Buffer.alloc(0);
  const sent = await collect(Readable.fromWeb(request.body as never), () => limits.sent, "sent");
  return unpacked(sent, request.headers.get("content-encoding"), limits);
};

/** One layer of gzip or zstd taken off, as stated or by the first bytes. @throws AppError too_large, invalid. */
export const unpacked = async (
  sent: Buffer,
  stated: string | null,
  limits = BODY_LIMITS,
): Promise<Buffer> => {
  const encoding = (stated ?? sniff(sent)).trim().toLowerCase();
  if (encoding === "" || encoding === "identity") return sent;
  const inflater = inflaters[encoding];
  if (!inflater)
    throw new AppError("invalid", `Content-Encoding ${encoding} is not supported: send plain, gzip or zstd.`);
  const inflating = inflater();
  // Of what has been read so far, not of all that was sent: a bomb shows in its first megabytes.
  const cap = () =>
    Math.min(limits.inflated, Math.max(inflating.bytesWritten * limits.ratio, limits.ratioFrom));
  inflating.end(sent);
  return collect(inflating, cap, "inflated").catch((error: unknown) => {
    if (error instanceof AppError) throw error;
    throw new AppError("invalid", `The ${encoding} body is broken: ${(error as Error).message}`);
  });
};

/** A body that is text, whole in memory and no longer than `limit` bytes. @throws AppError too_large, invalid (not UTF-8). */
export const readText = async (request: Request, limit: number): Promise<string> => {
  if (!request.body) return "";
  const sent = await collect(Readable.fromWeb(request.body as never), () => limit, "sent");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(sent);
  } catch {
    throw new AppError("invalid", "The body is not UTF-8.");
  }
};

const sniff = (body: Buffer): string =>
  body.subarray(0, 2).equals(GZIP) ? "gzip" : body.subarray(0, 4).equals(ZSTD) ? "zstd" : "";

const collect = async (stream: Readable, limitNow: () => number, what: string): Promise<Buffer> => {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of stream as AsyncIterable<Buffer>) {
    size += piece.length;
    const limit = limitNow();
    if (size > limit) {
      stream.destroy();
      throw new AppError(
        "too_large",
        `The body is larger than ${Math.floor(limit / 1024 / 1024)} MiB ${what}.`,
        { limit },
      );
    }
    pieces.push(piece);
  }
  return Buffer.concat(pieces, size);
};
