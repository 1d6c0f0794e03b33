/** A part of a longer text that can be parsed by itself. */
export interface YamlPiece {
  text: string;
  /** Of its first line, in the whole, from 1. */
  line: number;
}

/** A document whose list of items is read piece by piece: what is around them, and the items, some in each piece. */
export interface YamlList {
  head: YamlPiece;
  items: YamlPiece[];
}

/** A marker in the first column begins a document wherever it stands, inside texts too (YAML 1.2, 9.1.4). */
export const yamlDocuments = (text: string): YamlPiece[] => {
  const starts = [0];
  for (const { index } of text.matchAll(/^---(?=\s|$)/gm)) if (index > 0) starts.push(index);
  return pieces(text, starts, 1);
};

const ITEMS = /^items:[ \t]*\r?\n/m;

/**
 * `items:` of a block map at the top, as kubectl writes lists. A line that begins with a dash as far in as the first
 * item does is an item: text that goes on must stand further in.
 *
 * @param length of a piece, in characters; an item that is longer is a piece by itself
 * @returns null where it has no such list
 */
export const yamlList = ({ text, line }: YamlPiece, length: number): YamlList | null => {
  const key = ITEMS.exec(text);
  if (!key) return null;
  const begin = key.index + key[0].length;
  const indent = /^( *)- /.exec(text.slice(begin, begin + 1000))?.[1];
  if (indent === undefined) return null;
  const rest = text.slice(begin);
  // The next key of the map, if any: a line in the first column that is neither item nor comment.
  const end = /^(?![-#\s]|$)/m.exec(rest)?.index ?? rest.length;
  const list = rest.slice(0, end);
  const starts = [0];
  for (const { index } of list.matchAll(new RegExp(`^${indent}- `, "gm")))
    if (index - starts.at(-1)! >= length) starts.push(index);
  const blank = "\n".repeat(countLines(list));
  return {
    head: { text: `${text.slice(0, key.index)}items: []\n${blank}${rest.slice(end)}`, line },
    items: pieces(list, starts, line + countLines(text.slice(0, begin))),
  };
};

const pieces = (text: string, starts: number[], first: number): YamlPiece[] => {
  let line = first;
  return starts.map((start, n) => {
    const piece = { text: text.slice(start, starts[n + 1]), line };
    line += countLines(piece.text);
    return piece;
  });
};

const countLines = (text: string): number => {
  let lines = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines += 1;
  return lines;
};
