import { randomBytes } from "node:crypto";

/** A value that must turn up nowhere, by what it is. */
export type Canaries = Record<string, string>;

/** Values nobody else could have written. */
export const freshCanaries = (names: readonly string[]): Canaries =>
  Object.fromEntries(names.map((name) => [name, `canary${randomBytes(15).toString("hex")}`]));

/** The forms in which a value may lie about: plain, and as bytes print in hexadecimal and base64. */
const forms = (value: string): string[] => {
  const bytes = Buffer.from(value);
  // Three shifts: what base64 makes of a value depends on what stands before it.
  const shifted = [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), bytes])
      .toString("base64")
      .slice(shift === 0 ? 0 : 4, -4),
  );
  return [value, bytes.toString("hex"), ...shifted];
};

/** Which canaries sing in a text, each once. */
export const heard = (canaries: Canaries, text: string): string[] => {
  const lower = text.toLowerCase();
  return Object.entries(canaries)
    .filter(([, value]) =>
      forms(value).some((form, at) => (at < 2 ? lower : text).includes(at < 2 ? form.toLowerCase() : form)),
    )
    .map(([name]) => name);
};
