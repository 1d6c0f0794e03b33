import type { Exposure } from "../../posture/hazard.ts";
import type { FindingKind, Severity } from "../schema.ts";

/** What to do about a finding, most urgent first; the words are those of SSVC (CISA, Stakeholder-Specific Vulnerability Categorization Guide, 2022). */
export const PRIORITIES = ["act", "attend", "track_closely", "track"] as const;
export type Priority = (typeof PRIORITIES)[number];

export const EXPLOITATIONS = ["none", "likely", "active"] as const;
export type Exploitation = (typeof EXPLOITATIONS)[number];
/** How far what it is on can be reached. */
export const REACHES = ["small", "controlled", "open"] as const;
export type Reach = (typeof REACHES)[number];
export const IMPACTS = ["low", "medium", "high"] as const;
export type Impact = (typeof IMPACTS)[number];

/** From this EPSS on, exploitation within thirty days is taken to be likely. */
export const LIKELY_EPSS = 0.1;

export interface PriorityFacts {
  kind: FindingKind;
  severity: Severity;
  exploitation: Exploitation;
  reach: Reach;
  /** False where no vector says so: nobody knows. */
  automatable: boolean;
  impact: Impact;
}

/** KEV is exploitation itself; EPSS 0 to 1, null where no score is known. */
export const exploitationOf = (kev: boolean, epss: number | null): Exploitation =>
  kev ? "active" : epss !== null && epss >= LIKELY_EPSS ? "likely" : "none";

/** Nobody knows is not the same as not reached: as running. */
export const reachOf = (exposure: Exposure): Reach =>
  exposure === "internet" ? "open" : exposure === "not_running" ? "small" : "controlled";

/** What the asset is worth: its criticality (1, 2, 3, 5) times its team's. Without anybody's word it is 2: medium. */
export const impactOf = (worth: number): Impact => (worth >= 3 ? "high" : worth >= 2 ? "medium" : "low");

const SEVERE: readonly Severity[] = ["critical", "high"];

/**
 * How urgent a finding is, by a tree in the order of SSVC: exploitation, exposure, automatable, mission impact. Where
 * nobody exploits it yet the tools' severity decides between the lower ranks. Problems that are no vulnerabilities have
 * no exploitation to go by: what they expose and how severe they are decides.
 */
export const priorityOf = (facts: PriorityFacts): Priority =>
  facts.kind === "vulnerability" ? ofVulnerability(facts) : ofOther(facts);

const ofVulnerability = ({ exploitation, reach, automatable, impact, severity }: PriorityFacts): Priority => {
  const worse = automatable || impact === "high";
  if (exploitation === "active") {
    if (reach === "open") return "act";
    if (reach === "controlled") return worse ? "act" : "attend";
    return "attend";
  }
  if (exploitation === "likely") {
    if (reach === "open") return automatable && impact !== "low" ? "act" : "attend";
    if (reach === "controlled") return worse ? "attend" : "track_closely";
    return "track";
  }
  if (reach === "small" || !SEVERE.includes(severity)) return "track";
  if (reach === "open") return severity === "critical" && automatable ? "attend" : "track_closely";
  return worse ? "track_closely" : "track";
};

const ofOther = ({ kind, reach, impact, severity }: PriorityFacts): Priority => {
  if (kind === "secret") return reach === "small" ? "track_closely" : "attend";
  if (kind === "runtime")
    return severity === "critical" ? "act" : severity === "high" ? "attend" : "track_closely";
  if (!SEVERE.includes(severity)) return "track";
  if (reach === "open") return severity === "critical" ? "attend" : "track_closely";
  return severity === "critical" || impact === "high" ? "track_closely" : "track";
};

/** One question on the way to the priority, with its answer and what the answer rests on. */
export interface Step {
  question: "exploitation" | "exposure" | "automatable" | "impact";
  answer: string;
  evidence: string;
}

export interface PriorityEvidence extends PriorityFacts {
  kev: boolean;
  epss: number | null;
  exposure: Exposure;
  /** Null: no vector says. */
  knownAutomatable: boolean | null;
  worth: number;
}

const ACTIVITY: Record<Exploitation, string> = { active: "active", likely: "likely", none: "not known" };
const REACH: Record<Reach, string> = {
  open: "open to the internet",
  controlled: "running inside",
  small: "not running",
};

/** The path through the tree as people read it: exploitation → exposure → automatable → mission impact. */
export const pathOf = (e: PriorityEvidence): Step[] => [
  {
    question: "exploitation",
    answer: ACTIVITY[e.exploitation],
    evidence: e.kev
      ? "listed as known to be exploited (KEV)"
      : e.epss === null
        ? "in no KEV list; no EPSS score is known"
        : `EPSS ${(100 * e.epss).toFixed(1)} %; likely from ${100 * LIKELY_EPSS} % on`,
  },
  {
    question: "exposure",
    answer: REACH[e.reach],
    evidence:
      e.exposure === "unknown"
        ? "no inventory covers it: taken as running"
        : `seen as “${e.exposure.replaceAll("_", " ")}”`,
  },
  {
    question: "automatable",
    answer: e.automatable ? "yes" : "no",
    evidence:
      e.knownAutomatable === null
        ? "no CVSS vector says: taken as no"
        : e.knownAutomatable
          ? "over the network, low complexity, no account, nobody's help (CVSS)"
          : "the CVSS vector asks for more than that",
  },
  {
    question: "impact",
    answer: e.impact,
    evidence: `criticality of what it is on times its team's: ${e.worth}`,
  },
];
