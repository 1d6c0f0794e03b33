import type { Observation, Reading, Rule, Slice, Target } from "./reading.ts";

/** Older than this when the scan ran, an advisory feed missed too much (domain.md, Posture 5). */
const FEED_DAYS = 7;
const DAY = 86_400_000;

interface Check {
  rule: Rule;
  slice: Slice;
  severity: Observation["severity"];
}

const rule = (id: string, title: string, description: string, remediation: string): Rule => ({
  id,
  aliases: [],
  title,
  description,
  remediation,
  references: [],
  cvss: [],
  epss: null,
  kev: null,
  publishedAt: null,
});

const slice = (key: string): Slice => ({
  key: `plimsoll:${key}`,
  kind: "misconfiguration",
  area: "vulnerabilities",
  // A remark on a look at vulnerabilities, not a look of its own.
  assesses: false,
  complete: true,
});

const END_OF_LIFE: Check = {
  rule: rule(
    "plimsoll/os-end-of-life",
    "The operating system gets no more fixes",
    "Its publisher ended support: vulnerabilities found from now on stay, and scanners may not even know them.",
    "Build on a supported release of the base image.",
  ),
  slice: slice("os"),
  severity: "high",
};

const FEED_OLD: Check = {
  rule: rule(
    "plimsoll/feed-old",
    "Scanned with an old advisory feed",
    `The scanner's advisory data was more than ${FEED_DAYS} days old: what became known since is missing from its report.`,
    "Let the scanner update its data before it scans.",
  ),
  slice: slice("feed"),
  severity: "medium",
};

const observation = ({ rule, slice, severity }: Check, component: string, detail: string): Observation => ({
  kind: "misconfiguration",
  slice: slice.key,
  rule,
  component: { key: `os/${component}`, name: component, type: "os", purl: null },
  version: "",
  fixedVersion: "",
  place: "",
  severity,
  toolSeverity: null,
  outcome: "fail",
  fixState: "",
  layer: null,
  detail,
});

/** Plimsoll's own two checks, made of what the report itself says; the tool's own entries stay as they are. */
export const withOwnChecks = (reading: Reading): Reading => ({
  ...reading,
  targets: reading.targets.map((target) => checked(target, reading)),
});

const checked = (target: Target, { feeds, scannedAt }: Reading): Target => {
  const slices: Slice[] = [];
  const observations: Observation[] = [];
  const looked = target.slices.some((s) => s.area === "vulnerabilities" && s.assesses);
  const os = target.asset.kind === "image" ? target.asset.os : null;
  if (looked && os !== null && os.endOfLife !== null) {
    slices.push(END_OF_LIFE.slice);
    if (os.endOfLife) observations.push(observation(END_OF_LIFE, os.family, `${os.family} ${os.name}`));
  }
  const built = feeds.flatMap((feed) => (feed.builtAt === null ? [] : [Date.parse(feed.builtAt)]));
  if (looked && scannedAt !== null && built.length > 0) {
    const age = (Date.parse(scannedAt) - Math.min(...built)) / DAY;
    slices.push(FEED_OLD.slice);
    if (age > FEED_DAYS)
      observations.push(observation(FEED_OLD, "advisory feed", `${Math.floor(age)} days old`));
  }
  return slices.length === 0
    ? target
    : {
        ...target,
        slices: [...target.slices, ...slices],
        observations: [...target.observations, ...observations],
      };
};
