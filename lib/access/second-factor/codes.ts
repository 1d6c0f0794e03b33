import { hash } from "node:crypto";
import { generateSecret, generateURI, verifySync } from "otplib";

/** Time steps of 30 seconds; one step before and after is taken too: clocks of phones differ (RFC 6238, 5.2 and 6). */
const PERIOD = 30;

/** 160 bits in base32, as authenticator apps want it (RFC 4226, 4). */
export const newSecret = (): string => generateSecret({ length: 20 });

/** What an app reads from the QR code (otpauth://totp/…). */
export const addressOfSecret = (secret: string, account: string): string =>
  generateURI({ strategy: "totp", issuer: "Plimsoll", label: account, secret });

/**
 * The time step of a code that is right at `now`; null for one that is wrong or was spent.
 * @param spent the last step of which a code was taken: none up to it counts again (RFC 6238, 5.2)
 */
export const stepOfCode = (secret: string, code: string, now: Date, spent: number): number | null => {
  const token = code.replace(/\s/g, "");
  if (!/^\d{6}$/.test(token)) return null;
  const result = verifySync({
    strategy: "totp",
    secret,
    token,
    epoch: Math.floor(now.getTime() / 1000),
    period: PERIOD,
    epochTolerance: PERIOD,
    afterTimeStep: spent,
  });
  return result.valid && "timeStep" in result ? result.timeStep : null;
};

/** Letters and digits that nobody takes for one another. */
const LETTERS = "23456789abcdefghjkmnpqrstuvwxyz";
export const RECOVERY_CODES = 10;

/** Letters of a code: some 118 bits, too many to guess from a digest (ASVS 5.0, 6.5.2). */
export const RECOVERY_LENGTH = 24;

/** @param random RECOVERY_LENGTH bytes for each code */
export const recoveryCodesOf = (random: Uint8Array): string[] =>
  Array.from({ length: RECOVERY_CODES }, (_, n) => {
    const bytes = random.subarray(n * RECOVERY_LENGTH, (n + 1) * RECOVERY_LENGTH);
    const letters = [...bytes].map((byte) => LETTERS[byte % LETTERS.length]!).join("");
    return letters.match(/.{6}/g)!.join("-");
  });

/** As it is stored. However people write it: with or without the dash, in capitals. */
export const hashOfRecoveryCode = (userId: string, code: string): string =>
  hash("sha256", `${userId}/${code.toLowerCase().replace(/[^a-z0-9]/g, "")}`);
