/** Line ends, other controls, and marks that turn the direction of text round or hide it. */
const INVISIBLE = /[\p{Cc}\p{Zl}\p{Zp}\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]+/gu;

/**
 * Text of strangers on one line, at most `max` characters (UTF-16 units): no line end that would begin a mail header
 * or a Markdown block, no invisible character that would show something else than it is.
 */
export const oneLine = (text: string, max: number): string => {
  const line = text.toWellFormed().replaceAll(INVISIBLE, " ").replaceAll(/ {2,}/g, " ").trim();
  if (line.length <= max) return line;
  // A pair of surrogates is one character: it is cut before it, not through it.
  return `${line.slice(0, max - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
};

/** An address that mail programs do not make a link of: `https[:]//…`, as the field writes what nobody should click. */
export const defanged = (text: string): string => text.replaceAll("://", "[:]//");

/** For HTML text and attribute values. */
export const escapedHtml = (text: string): string =>
  text.replaceAll(
    /[&<>"']/g,
    (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" })[sign]!,
  );

/**
 * A GitHub code span, in which nothing is looked for: no mention, reference, link or HTML (GitHub Flavored Markdown
 * spec 6.3). The fence is one backtick longer than any run inside.
 */
export const codeSpan = (text: string, max: number): string => {
  const line = oneLine(text, max) || " ";
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence} ${line} ${fence}`;
};
