/** C0 and C1 controls, bidirectional overrides and isolates, zero-width and other invisible format characters. */
const INVISIBLE =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** Half of a surrogate pair on its own. */
const LONE = /\p{Surrogate}/gu;

/** A cell longer than this is cut, and says by how much: a page is for reading, the export holds the rest. */
const LONGEST = 2_000;

/**
 * Text from outside as one line that is safe to print: white space collapsed, invisible and direction-changing
 * characters removed, lone surrogates replaced, overlong text cut with a note.
 */
export function printable(text: string, longest = LONGEST): string {
  const flat = text.replace(LONE, "\ufffd").replace(INVISIBLE, "").replace(/\s+/gu, " ").trim();
  if (flat.length <= longest) return flat;
  const cut = flat.slice(0, longest).replace(/\p{Surrogate}$/u, "");
  return `${cut}… (${flat.length - cut.length} more characters)`;
}
