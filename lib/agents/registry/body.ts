import { hash } from "node:crypto";
import { Readable } from "node:stream";
import { RegistryError } from "./registry-error.ts";

/** Bytes of a response, never more than the limit in memory. @throws RegistryError broken */
export async function boundedBody(response: Response, limit: number): Promise<Buffer> {
  const tooLarge = () => new RegistryError("broken", `an answer of more than ${limit} bytes`);
  if (Number(response.headers.get("content-length") ?? 0) > limit) {
    await response.body?.cancel();
    throw tooLarge();
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Breaking out of the loop cancels what is still to come.
  for await (const chunk of response.body === null ? [] : Readable.fromWeb(response.body as never)) {
    size += chunk.length;
    if (size > limit) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const DIGEST = /^(sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/;

export const isDigest = (text: unknown): text is string => typeof text === "string" && DIGEST.test(text);

/** @throws RegistryError broken */
export function demandDigest(text: string): void {
  if (!DIGEST.test(text))
    throw new RegistryError("broken", `${JSON.stringify(text.slice(0, 80))} is no digest`);
}

/** @throws RegistryError broken, where the bytes are not those that the digest names */
export function verifyDigest(bytes: Uint8Array, digest: string): void {
  demandDigest(digest);
  const [algorithm = ""] = digest.split(":");
  if (`${algorithm}:${hash(algorithm, bytes)}` !== digest)
    throw new RegistryError("broken", `what came is not ${digest}`);
}

export const digestOf = (bytes: Uint8Array): string => `sha256:${hash("sha256", bytes)}`;
