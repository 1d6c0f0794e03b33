import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";
import { AppError } from "../errors.ts";

/** What nobody should build a password of here, beside the person's own name and address (ASVS 5.0, 6.1.2). */
const CONTEXT = ["plimsoll", "container", "security", "posture", "dashboard"];
/** Of 0 to 4: at least 10¹⁰ guesses, which argon2id makes a matter of many years. */
const STRONG = 3;

let estimator: ZxcvbnFactory | undefined;

/**
 * Why a password is easily guessed, in one sentence; null for one that is not. Works offline: lists of common passwords,
 * keyboard walks, dates, repeats and what the person is called are all it knows.
 * @param about name and e-mail of the person
 */
export const weaknessOf = (password: string, about: readonly string[]): string | null => {
  estimator ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  const own = about
    .flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)])
    .filter((word) => word.length > 2);
  const { score } = estimator.check(password, [...own, ...CONTEXT]);
  return score >= STRONG
    ? null
    : "This password is among the first that somebody would guess. Take several words that do not belong together.";
};

/** @throws AppError invalid, at `/password` */
export const demandStrength = (password: string, about: readonly string[]): void => {
  const weakness = weaknessOf(password, about);
  if (weakness)
    throw new AppError("invalid", weakness, { errors: [{ path: "/password", message: weakness }] });
};
