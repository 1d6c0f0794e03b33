import type { Chance } from "../chance.ts";

type Change = (bytes: Buffer, chance: Chance) => Buffer;

const range = (bytes: Buffer, chance: Chance): [number, number] => {
  const from = chance.below(bytes.length + 1);
  return [from, Math.min(bytes.length, from + 1 + chance.below(Math.max(1, bytes.length >> 3)))];
};

/** Runs of characters that parsers stumble over. */
const INSERTS = [
  ..."{}[]\"':,-&*!|>%@`#\n\r\t\0\\/<",
  "\ud800",
  "\\ud800",
  "\\u0000",
  "&a *a",
  "<!DOCTYPE x>",
  "<![CDATA[",
  "]]>",
  "---\n",
  "...\n",
  "1e999",
  "-0",
  "99999999999999999999",
  "\u202e",
  "\ufeff",
];

/** What happens to documents on their way: cut, doubled, overwritten. */
export const BYTE_CHANGES: Record<string, Change> = {
  flip(bytes, chance) {
    const changed = Buffer.from(bytes);
    for (let n = 1 + chance.below(8); n > 0 && changed.length > 0; n--)
      changed[chance.below(changed.length)]! ^= 1 << chance.below(8);
    return changed;
  },
  cut: (bytes, chance) => bytes.subarray(0, chance.below(bytes.length + 1)),
  "lose the beginning": (bytes, chance) => bytes.subarray(chance.below(bytes.length + 1)),
  "lose a part"(bytes, chance) {
    const [from, to] = range(bytes, chance);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
  },
  "double a part"(bytes, chance) {
    const [from, to] = range(bytes, chance);
    return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)]);
  },
  "insert a token"(bytes, chance) {
    const at = chance.below(bytes.length + 1);
    const token = Buffer.from(chance.pick(INSERTS).repeat(1 + chance.below(3)));
    return Buffer.concat([bytes.subarray(0, at), token, bytes.subarray(at)]);
  },
  "insert noise"(bytes, chance) {
    const at = chance.below(bytes.length + 1);
    const noise = Buffer.from(Array.from({ length: 1 + chance.below(16) }, () => chance.below(256)));
    return Buffer.concat([bytes.subarray(0, at), noise, bytes.subarray(at)]);
  },
  "mix the lines"(bytes, chance) {
    const lines = bytes.toString("latin1").split("\n");
    const [a, b] = [chance.below(lines.length), chance.below(lines.length)];
    [lines[a], lines[b]] = [lines[b]!, lines[a]!];
    if (chance.happens(0.5)) lines.splice(chance.below(lines.length), 1);
    return Buffer.from(lines.join("\n"), "latin1");
  },
};

const utf16 = (bytes: Buffer): Buffer => Buffer.from(bytes.toString("utf8"), "utf16le");

/** The same document as other systems would write it; most of these lose nothing. */
export const ENCODINGS: Record<string, Change> = {
  "UTF-16 with a mark": (bytes) => Buffer.concat([Buffer.of(0xff, 0xfe), utf16(bytes)]),
  "UTF-16 without a mark": utf16,
  "UTF-16 big-endian": (bytes) => Buffer.concat([Buffer.of(0xff, 0xfe), utf16(bytes)]).swap16(),
  "half a UTF-16 character": (bytes) => utf16(bytes).subarray(0, -1),
  "a UTF-8 mark": (bytes) => Buffer.concat([Buffer.of(0xef, 0xbb, 0xbf), bytes]),
  "two marks": (bytes) => Buffer.concat([Buffer.of(0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf), bytes]),
  "Latin-1": (bytes, chance) =>
    Buffer.from(`${bytes.toString("utf8")}${chance.pick(["é", "ü", ""])}`, "latin1"),
  "CR LF": (bytes) => Buffer.from(bytes.toString("utf8").replaceAll("\n", "\r\n")),
  "CR alone": (bytes) => Buffer.from(bytes.toString("utf8").replaceAll("\n", "\r")),
  "talk around": (bytes) =>
    Buffer.concat([Buffer.from("[WARN] no config\nDone: 3\n"), bytes, Buffer.from("\nbye\n")]),
  twice: (bytes) => Buffer.concat([bytes, Buffer.from("\n"), bytes]),
};
