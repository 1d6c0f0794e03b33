import { hash, verify } from "@node-rs/argon2";

// OWASP password storage cheat sheet: argon2id, 19 MiB, two passes. Argon2id is the library's default algorithm.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, COST);

let decoy: Promise<string> | undefined;

/** Takes as long for an account that does not exist: timing tells nobody who is here. */
export const checkPassword = async (password: string, stored: string | null): Promise<boolean> => {
  decoy ??= hashPassword("no account has this password");
  const matches = await verify(stored ?? (await decoy), password).catch(() => false);
  return stored !== null && matches;
};
