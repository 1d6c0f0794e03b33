import { hash } from "node:crypto";
import type { FindingKind } from "./schema.ts";

/** What makes a finding the one it is (domain.md, Identity). `componentKey` is "" where a rule has no component. */
export interface FindingTuple {
  kind: FindingKind;
  subjectKey: string;
  ruleKey: string;
  componentKey: string;
}

export type TuplePart = keyof FindingTuple;

/** Why two rows are one finding, or why not: what was hashed, part by part. */
export interface FingerprintExplanation {
  version: string;
  parts: { part: TuplePart; value: string }[];
  /** The hashed text: every part after its length in bytes. */
  encoded: string;
  fingerprint: string;
}

const VERSION = "plimsoll-finding/1";
const PARTS = ["kind", "subjectKey", "ruleKey", "componentKey"] as const satisfies TuplePart[];
const HEX_DIGITS_OF_128_BITS = 32;

/** The finding's identity: the first 128 bits of SHA-256 over the encoded tuple, as 32 lower-case hex digits. */
export const fingerprint = (tuple: FindingTuple): string =>
  hash("sha256", encoded(tuple), "hex").slice(0, HEX_DIGITS_OF_128_BITS);

/** The lengths keep `("a", "bc")` and `("ab", "c")` apart; the version lets the tuple change without collisions. */
const encoded = (tuple: FindingTuple): string =>
  [VERSION, ...PARTS.map((part) => tuple[part])].map((text) => `${Buffer.byteLength(text)}:${text}`).join("");

export const explain = (tuple: FindingTuple): FingerprintExplanation => ({
  version: VERSION,
  parts: PARTS.map((part) => ({ part, value: tuple[part] })),
  encoded: encoded(tuple),
  fingerprint: fingerprint(tuple),
});

/** The parts in which two findings differ; none means they are one. */
export const differences = (a: FindingTuple, b: FindingTuple): TuplePart[] =>
  PARTS.filter((part) => a[part] !== b[part]);
