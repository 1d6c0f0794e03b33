/** Longer ones nobody means; and matching costs at most pattern × text. */
export const GLOB_LENGTH = 253;
export const GLOB_STARS = 8;

/**
 * Whether a text is what a pattern says, wholly: `*` stands for any text, `?` for one character, everything else for
 * itself. Without backtracking into earlier stars, so that no pattern takes more than pattern × text steps.
 */
export function matchesGlob(pattern: string, text: string): boolean {
  let [at, inText] = [0, 0];
  let star = -1;
  let resume = 0;
  while (inText < text.length) {
    if (pattern[at] === "*") {
      star = at++;
      resume = inText;
    } else if (at < pattern.length && (pattern[at] === "?" || pattern[at] === text[inText])) {
      at++;
      inText++;
    } else if (star >= 0) {
      at = star + 1;
      inText = ++resume;
    } else return false;
  }
  while (pattern[at] === "*") at++;
  return at === pattern.length;
}
