/** Somebody who can be named. */
export interface Nameable {
  id: string;
  name: string;
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");

/**
 * Who is named in a remark: `@` before the whole name, and nothing of a word after it. Of names that begin alike the
 * longest counts: `@Ana Berg` does not name Ana.
 */
export const mentioned = (comment: string, people: readonly Nameable[]): Nameable[] => {
  const longestFirst = people.toSorted((a, b) => b.name.length - a.name.length);
  let left = comment;
  return longestFirst.filter(({ name }) => {
    const at = new RegExp(`(?<![\\p{L}\\p{N}])@${escaped(name)}(?![\\p{L}\\p{N}])`, "giu");
    const found = at.test(left);
    left = left.replaceAll(at, " ");
    return found;
  });
};
