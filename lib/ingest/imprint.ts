import { createHash } from "node:crypto";
import { stringEnd, valueExtent } from "./document/json-scan.ts";
import { scanTime } from "./scan-time.ts";

/**
 * What a document says apart from when it was made. Two documents of one imprint differ in nothing but the members
 * that a scanner writes anew at every run, so that the second says what the first said, at another time.
 */
export interface Imprint {
  /** SHA-256 over the bytes without those members, lower-case hex. */
  hash: string;
  /** When the tool ran, as the document states it: RFC 3339 in UTC. */
  scannedAt: string;
}

/** As far as the members before a report's entries go, and those after them. */
const EDGE = 65_536;

/** What such a member may hold: a time or an id, nothing that could break the document. */
const PLAIN = /^"[\w.:+ -]{1,64}"$/;

/** Trivy: when the report was made, and its id (from 0.69 on). */
const TRIVY_RUN = ["CreatedAt", "ReportID"];

interface Member {
  key: string;
  start: number;
  end: number;
}

/**
 * The imprint of a report that Trivy or Grype wrote, by its edges alone: nothing between is looked at. Null for every
 * other document, and for those whose time is not plainly there.
 */
export const imprintOf = (bytes: Buffer): Imprint | null =>
  bytes[0] === 0x7b ? (trivyImprint(bytes) ?? grypeImprint(bytes)) : null;

const trivyImprint = (bytes: Buffer): Imprint | null => {
  const head = bytes.toString("latin1", 0, EDGE);
  const members = membersOf(head, 0);
  if (!members.some(({ key }) => key === "SchemaVersion" || key === "ArtifactName")) return null;
  const spans = members.filter(({ key }) => TRIVY_RUN.includes(key));
  return imprint(bytes, head, 0, spans, "CreatedAt");
};

/** Grype ends with what it says of itself. Where that stands in the last bytes as a whole, it is the document's own. */
const grypeImprint = (bytes: Buffer): Imprint | null => {
  const from = Math.max(0, bytes.length - EDGE);
  const tail = bytes.toString("latin1", from);
  const at = tail.lastIndexOf('"descriptor"');
  if (at < 0 || !endsDocument(tail.slice(at))) return null;
  const open = tail.indexOf("{", at);
  const spans = membersOf(tail, open).filter(({ key }) => key === "timestamp");
  return imprint(bytes, tail, from, spans, "timestamp");
};

/** Whether `"descriptor": {…} }` is the last member: one more closing bracket than it opens would not parse. */
const endsDocument = (text: string): boolean => {
  try {
    const { descriptor } = JSON.parse(`{${text}`) as { descriptor?: { name?: unknown } };
    return descriptor?.name === "grype";
  } catch {
    return false;
  }
};

const imprint = (
  bytes: Buffer,
  edge: string,
  offset: number,
  spans: Member[],
  timeKey: string,
): Imprint | null => {
  const times = spans.filter(({ key }) => key === timeKey);
  const [time] = times;
  if (!time || new Set(spans.map(({ key }) => key)).size !== spans.length) return null;
  if (!spans.every(({ start, end }) => PLAIN.test(edge.slice(start, end)))) return null;
  const scannedAt = scanTime(edge.slice(time.start + 1, time.end - 1));
  if (scannedAt === null) return null;
  const digest = createHash("sha256");
  let at = 0;
  for (const { start, end } of spans) {
    digest.update(bytes.subarray(at, offset + start)).update("\0");
    at = offset + end;
  }
  return { hash: digest.update(bytes.subarray(at)).digest("hex"), scannedAt };
};

/** The members of the object at `open` whose values are texts, as far as the object is there. */
const membersOf = (text: string, open: number): Member[] => {
  const members: Member[] = [];
  let at = open + 1;
  while (at < text.length) {
    const quote = skipBlank(text, at);
    if (text[quote] !== '"') break;
    const keyEnd = stringEnd(text, quote);
    const start = skipBlank(text, skipBlank(text, keyEnd) + 1);
    const end = keyEnd < 0 ? -1 : endOf(text, start);
    if (end < 0) break;
    members.push({ key: text.slice(quote + 1, keyEnd - 1), start, end });
    const comma = skipBlank(text, end);
    if (text[comma] !== ",") break;
    at = comma + 1;
  }
  return members.filter(({ key, start }) => text[start] === '"' || key === "SchemaVersion");
};

const BLANK = /[ \t\r\n]*/y;
const SCALAR = /[^,}\]\s]+/y;

const skipBlank = (text: string, at: number): number => {
  BLANK.lastIndex = at;
  BLANK.test(text);
  return BLANK.lastIndex;
};

/** Position after the value at `start`, -1 where it does not end. */
const endOf = (text: string, start: number): number => {
  if (text[start] === '"') return stringEnd(text, start);
  if (text[start] === "{" || text[start] === "[") return valueExtent(text, start).end;
  SCALAR.lastIndex = start;
  return SCALAR.test(text) ? SCALAR.lastIndex : -1;
};
