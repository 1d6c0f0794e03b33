import {
  compareDigits,
  compareLists,
  compareTextsThenNumbers,
  type Sign,
  sign,
  type VersionOrder,
} from "./order.ts";

type Mark = { stage: "dev" | "a" | "b" | "rc" | "final" | "post"; number: string };

export interface Pep440Version {
  epoch: string;
  release: string[];
  /** What decides among versions of one release: pre-release, post-release, development release; always three. */
  marks: [Mark, Mark, Mark];
  local: string[];
}

/** Spellings that the normalization allows, by the canonical one. */
const PRE: Record<string, "a" | "b" | "rc"> = {
  a: "a",
  alpha: "a",
  b: "b",
  beta: "b",
  c: "rc",
  rc: "rc",
  pre: "rc",
  preview: "rc",
};

const VERSION = new RegExp(
  [
    "^v?(?:([0-9]+)!)?([0-9]+(?:\\.[0-9]+)*)",
    "(?:[._-]?(alpha|a|beta|b|preview|pre|c|rc)[._-]?([0-9]*))?",
    "(?:-([0-9]+)|[._-]?(post|rev|r)[._-]?([0-9]*))?",
    "(?:[._-]?(dev)[._-]?([0-9]*))?",
    "(?:\\+([0-9a-z]+(?:[._-][0-9a-z]+)*))?$",
  ].join(""),
  "i",
);

const FINAL: Mark = { stage: "final", number: "" };

/** Python's versions: PEP 440, now the "Version specifiers" of the Python Packaging User Guide, with its normalization. */
function parse(text: string): Pep440Version | null {
  const [
    whole,
    epoch = "0",
    release = "",
    stage,
    preNumber = "",
    implicit,
    post,
    postNumber = "",
    dev,
    devNumber = "",
    local,
  ] = VERSION.exec(text.trim()) ?? [];
  if (whole === undefined) return null;
  const isPost = implicit !== undefined || post !== undefined;
  const development: Mark = dev === undefined ? FINAL : { stage: "dev", number: devNumber };
  // 1.0.dev1 comes before 1.0a1: a development release of the final one counts as the earliest pre-release.
  const early = dev !== undefined && !isPost ? { ...development, number: "" } : FINAL;
  return {
    epoch,
    release: release.split("."),
    marks: [
      stage === undefined ? early : { stage: PRE[stage.toLowerCase()]!, number: preNumber },
      isPost ? { stage: "post", number: implicit ?? postNumber } : FINAL,
      development,
    ],
    local: local === undefined ? [] : local.toLowerCase().split(/[._-]/),
  };
}

const compare = (a: Pep440Version, b: Pep440Version): Sign =>
  compareDigits(a.epoch, b.epoch) ||
  compareLists(a.release, b.release, "0", compareDigits) ||
  compareLists(a.marks, b.marks, FINAL, compareMarks) ||
  compareLists(a.local, b.local, NO_LOCAL, compareTextsThenNumbers);

/** The empty text: before letters, which come before numbers. */
const NO_LOCAL = "";

const STAGES = ["dev", "a", "b", "rc", "final", "post"];

const compareMarks = (a: Mark, b: Mark): Sign =>
  sign(STAGES.indexOf(a.stage) - STAGES.indexOf(b.stage)) || compareDigits(a.number, b.number);

export const pep440: VersionOrder<Pep440Version> = { parse, compare };
