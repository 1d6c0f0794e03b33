import { cleanText } from "./clean-strings.ts";
import type { DocumentPart } from "./part.ts";

/** SPDX's tag-value form (SPDX 2.3, clause 5 and annex): `Tag: value` lines in the order of the document. */
export class TagValues {
  readonly tags: readonly { tag: string; value: string; line: number }[];

  constructor(tags: { tag: string; value: string; line: number }[]) {
    this.tags = tags;
  }
}

export const isTagValue = (text: string): boolean =>
  /^(?:\s*#.*\n|\s*\n)*\s*SPDXVersion:/.test(text.slice(0, 4096));

const LINE = /^\s*([A-Za-z]+):[ \t]*(.*)$/;
const OPEN = "<text>";
const CLOSE = "</text>";

/** A value may run over lines between `<text>` and `</text>`; a line that is neither is noted. */
export const tagValuePart = (text: string): DocumentPart => {
  const lines = text.split(/\r?\n/);
  const tags: { tag: string; value: string; line: number }[] = [];
  const part: DocumentPart = { value: null, text: null, at: "", notes: [], broken: null };
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!;
    if (/^\s*(#|$)/.test(line)) continue;
    const [, tag, first] = LINE.exec(line) ?? [];
    if (tag === undefined || first === undefined) {
      part.notes.push({ path: `line ${index + 1}`, reason: "neither a tag nor a comment" });
      continue;
    }
    const begun = index + 1;
    let value = first;
    if (value.startsWith(OPEN)) {
      while (!value.includes(CLOSE) && index + 1 < lines.length) value += `\n${lines[++index]}`;
      value = value.slice(OPEN.length).split(CLOSE)[0]!;
    }
    tags.push({ tag, value: cleanText(value.trim()), line: begun });
  }
  return { ...part, value: new TagValues(tags) };
};
