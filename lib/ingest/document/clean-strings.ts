import type { Skip } from "../reading.ts";

/** NUL and lone surrogates cannot be stored as text: they become U+FFFD, in place, each noted. */
export const cleanText = (text: string): string => text.toWellFormed().replaceAll("\0", "\uFFFD");

/**
 * Cleans every key and text inside `root`, in place.
 * @returns a note for each that was changed, with its JSON pointer
 */
export const cleanStrings = (root: unknown): Skip[] => {
  const notes: Skip[] = [];
  const visit = (holder: Record<string, unknown>, path: string): void => {
    for (const [name, value] of Object.entries(holder)) {
      const key = cleanText(name);
      if (key !== name) {
        delete holder[name];
        holder[key] = value;
        notes.push({ path, reason: "a NUL or lone surrogate in a key was replaced", loses: false });
      }
      const here = `${path}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
      if (typeof value === "string") {
        const text = cleanText(value);
        if (text !== value) {
          holder[key] = text;
          notes.push({ path: here, reason: "a NUL or lone surrogate was replaced", loses: false });
        }
      } else if (typeof value === "object" && value !== null) visit(value as Record<string, unknown>, here);
    }
  };
  if (typeof root === "object" && root !== null) visit(root as Record<string, unknown>, "");
  return notes;
};
