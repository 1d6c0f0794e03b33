import { constants, deflateRawSync, gzipSync, zstdCompressSync } from "node:zlib";

const MiB = 1024 * 1024;

/** A small document that would be a large one, and what has to become of it. */
export interface Bomb {
  name: string;
  /** Made only when its turn comes. */
  body(): Buffer;
  /** `too_large`: 413 at once. `unreadable`: accepted, then set aside with place and reason. */
  ends: "too_large" | "unreadable";
  /** Seconds from the first byte until the answer or, where it is accepted, until it is set aside. */
  within: number;
  /** Needs seconds to make: for the long run only. */
  long?: true;
}

/** Zeros by the gigabyte in one gzip member: the same deflated block over and over, which no inflater can skip. */
const gzipOfZeros = (gibibytes: number): Buffer => {
  const block = deflateRawSync(Buffer.alloc(64 * MiB), { finishFlush: constants.Z_FULL_FLUSH, level: 9 });
  const header = Buffer.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3);
  return Buffer.concat([header, ...Array.from({ length: gibibytes * 16 }, () => block)]);
};

const repeated = (text: string, times: number): Buffer => Buffer.alloc(text.length * times, text);

const packed = (body: Buffer): Buffer => gzipSync(body, { level: 1 });

const keys = (n: number): Buffer =>
  Buffer.from(`{${Array.from({ length: n }, (_, k) => `"k${k}":0`).join(",")}}`);

/** `a` is ten `b`, which are ten `c`, …: a billion in all. */
const laughs = (line: (name: string, of: string | null) => string): string =>
  [..."abcdefghij"]
    .toReversed()
    .map((name, n, all) => line(name, n === 0 ? null : all[n - 1]!))
    .join("\n");

const yamlLaughs = (): Buffer =>
  Buffer.from(
    `${laughs((name, of) => `${name}: &${name} [${Array.from({ length: 10 }, () => (of ? `*${of}` : "lol")).join(",")}]`)}\n`,
  );

const xmlLaughs = (): Buffer =>
  Buffer.from(
    `<?xml version="1.0"?><!DOCTYPE bom [${laughs((name, of) => `<!ENTITY ${name} "${(of ? `&${of};` : "lol").repeat(10)}">`)}]><bom>&a;</bom>`,
  );

const columns = (n: number): Buffer =>
  Buffer.from(`${Array.from({ length: n }, (_, k) => `c${k}`).join(",")}\n${"1,".repeat(n - 1)}1\n`);

/** Numbers in lists of their own: they pack five to one, so that nothing stops them before they are parsed. */
const numbers = (n: number): Buffer =>
  Buffer.from(`[${Array.from({ length: n }, (_, k) => `[${(k * 2654435761) % 1e9}]`).join(",")}]`);

/** Text that packs no better than a report's. */
const digits = (length: number): string =>
  Array.from({ length: Math.ceil(length / 9) }, (_, k) => `${(k * 2654435761) % 1e9}`.padStart(9, "0")).join(
    "",
  );

/** A sound report in which one text is very long, so that it gets as far as the adapters. */
const longWord = (length: number): Buffer =>
  Buffer.from(JSON.stringify({ SchemaVersion: 2, ArtifactName: digits(length), Results: "y" }));

export const BOMBS: Bomb[] = [
  { name: "10 MB of gzip that are 10 GB", body: () => gzipOfZeros(10), ends: "too_large", within: 5 },
  {
    name: "zstd of 1 GB",
    body: () => zstdCompressSync(Buffer.alloc(1024 * MiB)),
    ends: "too_large",
    within: 5,
  },
  { name: "gzip in gzip", body: () => gzipSync(gzipOfZeros(1)), ends: "unreadable", within: 10 },
  {
    name: "a string of 500 MB",
    body: () => repeated("x", 500 * MiB),
    ends: "too_large",
    within: 20,
    long: true,
  },
  {
    name: "a packed string of 500 MB",
    body: () => packed(repeated("x", 500 * MiB)),
    ends: "too_large",
    within: 3,
    long: true,
  },
  {
    name: "lists a million deep",
    body: () => Buffer.concat([repeated("[", 1e6), repeated("]", 1e6)]),
    ends: "unreadable",
    within: 5,
  },
  {
    name: "lists a million deep without an end",
    body: () => repeated("[", 1e6),
    ends: "unreadable",
    within: 5,
  },
  {
    name: "objects a million deep",
    body: () => Buffer.concat([repeated('{"a":', 1e6), repeated("}", 1e6)]),
    ends: "unreadable",
    within: 5,
  },
  { name: "XML elements 300,000 deep", body: () => repeated("<a>", 300_000), ends: "unreadable", within: 5 },
  {
    name: "YAML lists 100,000 deep",
    body: () => Buffer.concat([Buffer.from("a: "), repeated("[", 100_000)]),
    ends: "unreadable",
    within: 20,
    long: true,
  },
  {
    name: "60 million empty lists",
    body: () => packed(repeated("[],", 60e6)),
    ends: "too_large",
    within: 5,
    long: true,
  },
  {
    name: "eleven million numbers",
    body: () => packed(numbers(11e6)),
    ends: "unreadable",
    within: 30,
    long: true,
  },
  { name: "three million keys", body: () => packed(keys(3e6)), ends: "unreadable", within: 40, long: true },
  { name: "YAML aliases by the billion", body: yamlLaughs, ends: "unreadable", within: 5 },
  { name: "XML entities by the billion", body: xmlLaughs, ends: "unreadable", within: 5 },
  { name: "a CSV of a million columns", body: () => columns(1e6), ends: "unreadable", within: 10 },
  {
    name: "4 MB of YAML",
    body: () => packed(Buffer.from(`apiVersion: v1\nitems:\n${"- {a: 1, b: [x, y]}\n".repeat(1.9e5)}`)),
    ends: "unreadable",
    within: 60,
    long: true,
  },
  {
    name: "12 MB of YAML",
    body: () => packed(Buffer.from(`a:\n${"- {a: 1, b: [x, y]}\n".repeat(6e5)}`)),
    ends: "unreadable",
    within: 10,
  },
  {
    name: "20 MB of YAML items",
    body: () => packed(Buffer.from(`apiVersion: v1\nitems:\n${"- {a: 1, b: [x, y]}\n".repeat(1e6)}`)),
    ends: "unreadable",
    within: 10,
  },
  {
    name: "70 MB of YAML",
    body: () => packed(Buffer.from(`apiVersion: v1\nitems:\n${"- {a: 1, b: [x, y]}\n".repeat(3.5e6)}`)),
    ends: "unreadable",
    within: 10,
    long: true,
  },
  {
    name: "a million documents",
    body: () => packed(repeated("{}\n", 1e6)),
    ends: "unreadable",
    within: 40,
    long: true,
  },
  {
    name: "a million lines of talk",
    body: () => packed(repeated("[INFO] scanning\n", 1e6)),
    ends: "unreadable",
    within: 15,
  },
  {
    name: "a million unfinished lines",
    body: () => packed(repeated('{"a":\n', 1e6)),
    ends: "unreadable",
    within: 15,
  },
  { name: "a name of 20 MB", body: () => packed(longWord(20e6)), ends: "unreadable", within: 10 },
];
