import { isUtf8 } from "node:buffer";
import { type Skip, UnreadableDocument } from "../reading.ts";

/** A document's text, and how a position in it becomes a place in the bytes that were sent. */
export interface DocumentText {
  text: string;
  notes: Skip[];
  byteAt(position: number): number;
}

type Encoding = "utf-8" | "utf-16le" | "utf-16be";

/** By byte order mark, else by where the zero byte of the first ASCII character stands (RFC 4627, 3). */
const encodingOf = (bytes: Buffer): { encoding: Encoding; mark: number } => {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: "utf-8", mark: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: "utf-16le", mark: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: "utf-16be", mark: 2 };
  if (bytes.length > 1 && bytes[0] === 0 && bytes[1] !== 0) return { encoding: "utf-16be", mark: 0 };
  if (bytes.length > 1 && bytes[1] === 0 && bytes[0] !== 0) return { encoding: "utf-16le", mark: 0 };
  return { encoding: "utf-8", mark: 0 };
};

/** @throws UnreadableDocument naming the first byte that is not UTF-8. */
export const documentText = (bytes: Buffer): DocumentText => {
  const { encoding, mark } = encodingOf(bytes);
  const body = bytes.subarray(mark);
  const notes: Skip[] = [];
  if (mark > 0) notes.push({ path: "byte 0", reason: `byte order mark (${encoding})`, loses: false });
  if (encoding === "utf-8") {
    if (!isUtf8(body)) throw new UnreadableDocument(`byte ${mark + firstBadByte(body)}`, "not valid UTF-8");
    const text = body.toString("utf8");
    return { text, notes, byteAt: (position) => mark + Buffer.byteLength(text.slice(0, position)) };
  }
  if (mark === 0)
    notes.push({ path: "byte 0", reason: `${encoding} without a byte order mark`, loses: false });
  const text = new TextDecoder(encoding).decode(body);
  return { text, notes, byteAt: (position) => mark + position * 2 };
};

/** Halves until one byte is left: validity of a prefix is monotone once cut characters are allowed at its end. */
const firstBadByte = (bytes: Buffer): number => {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (validPrefix(bytes, middle)) good = middle;
    else bad = middle;
  }
  return good;
};

const validPrefix = (bytes: Buffer, length: number): boolean => {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, length), { stream: true });
    return true;
  } catch {
    return false;
  }
};
