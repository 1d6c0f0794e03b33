import { generateSync } from "otplib";
import { describe, expect, it } from "vitest";
import {
  addressOfSecret,
  hashOfRecoveryCode,
  newSecret,
  RECOVERY_CODES,
  recoveryCodesOf,
  stepOfCode,
} from "./codes.ts";

/** RFC 6238, appendix B, SHA-1: the secret "12345678901234567890" in base32; the last six of its eight digits. */
const SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const at = (seconds: number): Date => new Date(seconds * 1000);

describe("a code by time", () => {
  it.each([
    [59, "287082", 1],
    [1_111_111_109, "081804", 37_037_036],
    [1_111_111_111, "050471", 37_037_037],
    [2_000_000_000, "279037", 66_666_666],
  ])("at second %d is %s", (seconds, code, step) =>
    expect(stepOfCode(SECRET, code, at(seconds), 0)).toBe(step),
  );

  it("is taken a step early and a step late, and no further", () => {
    const code = generateSync({ secret: SECRET, epoch: 1_000_000_020 });
    for (const [offset, right] of [
      [-60, false],
      [-30, true],
      [0, true],
      [30, true],
      [60, false],
    ] as const)
      expect(stepOfCode(SECRET, code, at(1_000_000_020 + offset), 0) !== null, String(offset)).toBe(right);
  });

  it("works once", () => {
    const step = stepOfCode(SECRET, "287082", at(59), 0)!;
    expect(stepOfCode(SECRET, "287082", at(59), step)).toBeNull();
  });

  it.each(["", "28708", "2870820", "28708a", "١٢٣٤٥٦", "000000"])("that is %j is none", (code) =>
    expect(stepOfCode(SECRET, code, at(59), 0)).toBeNull(),
  );

  it("may be typed in two halves", () => expect(stepOfCode(SECRET, "287 082", at(59), 0)).toBe(1));
});

it("a secret is 160 bits, and its address names the account", () => {
  const secret = newSecret();
  expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  expect(addressOfSecret(secret, "ana@example.org")).toMatch(
    /^otpauth:\/\/totp\/Plimsoll:ana(%40|@)example\.org\?/,
  );
});

it("recovery codes are distinct, readable, and the same however they are written", () => {
  const codes = recoveryCodesOf(Uint8Array.from({ length: 240 }, (_, i) => (i * 89) % 251));
  expect(new Set(codes).size).toBe(RECOVERY_CODES);
  for (const code of codes) expect(code).toMatch(/^([2-9a-hjkmnp-z]{6}(-|$)){4}$/);
  const [code] = codes as [string];
  expect(hashOfRecoveryCode("u", code.toUpperCase().replaceAll("-", " "))).toBe(
    hashOfRecoveryCode("u", code),
  );
  expect(hashOfRecoveryCode("v", code)).not.toBe(hashOfRecoveryCode("u", code));
});
