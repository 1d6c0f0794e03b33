import { createHash } from "node:crypto";

/** OSCAL's release whose JSON schemas these documents follow. */
export const OSCAL_VERSION = "1.2.1";

/** A UUID that follows from what it names (RFC 9562, version 5 in form; SHA-256 in place of SHA-1). */
export const uuidOf = (...parts: readonly string[]): string => {
  const digest = createHash("sha256").update(parts.join("\n")).digest();
  digest[6] = (digest[6]! & 0x0f) | 0x50;
  digest[8] = (digest[8]! & 0x3f) | 0x80;
  const hex = digest.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    "-",
  );
};

/** An id as OSCAL's tokens are: a letter or `_` first, then letters, digits, `.`, `-` and `_`. */
export const tokenOf = (framework: string, control: string): string =>
  `${framework}_${control}`.replaceAll(/[^\p{L}\p{N}._-]/gu, "_").replace(/^(?![\p{L}_])/u, "_");

/** OSCAL wants instants with their zone, and no fractions it could round. */
export const instantOf = (at: string | Date): string => new Date(at).toISOString().replace(/\.\d+Z$/, "Z");

/** What every OSCAL document begins with. */
export const metadataOf = (title: string, instant: string, version: string) => ({
  title,
  "last-modified": instantOf(instant),
  version,
  "oscal-version": OSCAL_VERSION,
});

/** An array, or nothing: OSCAL knows no empty ones. */
export const some = <K extends string, T>(key: K, list: readonly T[]): { [P in K]?: readonly T[] } =>
  (list.length === 0 ? {} : { [key]: list }) as { [P in K]?: readonly T[] };
