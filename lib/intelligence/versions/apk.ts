import { compareDigits, compareLists, compareText, type Sign, sign, type VersionOrder } from "./order.ts";

/** One part of a version. Parts of unlike kinds rank by kind, of the same kind by what they say. */
interface Part {
  kind: "pre" | "end" | "revision" | "hash" | "suffix-number" | "post" | "letter" | "digits" | "first-digits";
  text: string;
}

export type ApkVersion = Part[];

/** Where two versions part ways, the one with the earlier of these is the smaller. */
const KINDS = ["pre", "end", "revision", "hash", "suffix-number", "post", "letter", "digits", "first-digits"];

const PRE = ["alpha", "beta", "pre", "rc"];
const POST = ["cvs", "svn", "git", "hg", "p"];
const VERSION =
  /^([0-9]+)((?:\.[0-9]+)*)([a-z]?)((?:_(?:alpha|beta|pre|rc|cvs|svn|git|hg|p)[0-9]*)*)(~[0-9a-f]+)?(?:-r([0-9]+))?$/;

/**
 * Alpine's `digits{.digits}{letter}{_suffix{number}}{~hash}{-rN}`: apk-package(5), "version"; the order is that of
 * apk-tools 3, which is Gentoo's (PMS 3.3) but for trailing zeros.
 */
function parse(text: string): ApkVersion | null {
  const [whole, first = "", digits = "", letter = "", suffixes = "", hash, revision] =
    VERSION.exec(text.trim()) ?? [];
  if (whole === undefined) return null;
  const parts: ApkVersion = [{ kind: "first-digits", text: first }];
  for (const run of digits.split(".").slice(1)) parts.push({ kind: "digits", text: run });
  if (letter !== "") parts.push({ kind: "letter", text: letter });
  for (const [, name = "", number = ""] of suffixes.matchAll(/_([a-z]+)([0-9]*)/g)) {
    parts.push({ kind: PRE.includes(name) ? "pre" : "post", text: name });
    if (number !== "") parts.push({ kind: "suffix-number", text: number });
  }
  if (hash !== undefined) parts.push({ kind: "hash", text: hash });
  if (revision !== undefined) parts.push({ kind: "revision", text: revision });
  return parts;
}

const END: Part = { kind: "end", text: "" };

const compare = (a: ApkVersion, b: ApkVersion): Sign => compareLists(a, b, END, compareParts);

function compareParts(a: Part, b: Part): Sign {
  if (a.kind !== b.kind) return sign(KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
  switch (a.kind) {
    case "first-digits":
    case "suffix-number":
    case "revision":
      return compareDigits(a.text, b.text);
    case "digits":
      return isFraction(a.text) || isFraction(b.text)
        ? compareText(a.text, b.text)
        : compareDigits(a.text, b.text);
    case "pre":
      return sign(PRE.indexOf(a.text) - PRE.indexOf(b.text));
    case "post":
      return sign(POST.indexOf(a.text) - POST.indexOf(b.text));
    default:
      return compareText(a.text, b.text);
  }
}

/** With a leading zero a number after a dot reads as decimals: 1.06 < 1.1 < 1.10. */
const isFraction = (digits: string): boolean => digits.startsWith("0");

export const apk: VersionOrder<ApkVersion> = { parse, compare };
