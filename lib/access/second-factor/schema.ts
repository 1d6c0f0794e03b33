import { z } from "zod";

export const SecondFactor = z.object({
  /** Null: there is none. */
  since: z.string().nullable(),
  /** Recovery codes that were not used. */
  recoveryLeft: z.int(),
});
export type SecondFactor = z.infer<typeof SecondFactor>;

export const Proof = z.strictObject({ password: z.string().max(256) });
export type Proof = z.infer<typeof Proof>;

export const Code = z.strictObject({ code: z.string().max(20) });

/** To scan or to type; shown once. */
export const Enrolment = z.object({
  secret: z.string(),
  address: z.string(),
  /** Modules of the QR code on a side, and the dark ones as an SVG path of unit squares. */
  qr: z.object({ size: z.int(), path: z.string() }),
});
export type Enrolment = z.infer<typeof Enrolment>;

export const RecoveryCodes = z.object({ codes: z.array(z.string()) });
export type RecoveryCodes = z.infer<typeof RecoveryCodes>;
