import type { Severity } from "../../../findings/schema.ts";
import { type Observation, type Reading, UnreadableDocument } from "../../reading.ts";
import { scanTime } from "../../scan-time.ts";
import type { Adapter } from "../adapter.ts";
import { additiveSlice, checkObservation, ruleWord } from "../check-entry.ts";
import { namedImage } from "../named-image.ts";
import { redactValues } from "../redact-values.ts";
import { talliedReading } from "../tallied-reading.ts";
import { countObservation, newTally, type Tally } from "../tally.ts";
import { addToTarget, newTargetList, targetsIn } from "../target-list.ts";
import { type Evaluation, evaluationsIn, type GateFinding, isPolicyEvaluation } from "./evaluation.ts";

/** A policy tells what it forbids of what was found: what it does not mention closes nothing. */
export const anchorePolicy: Adapter = {
  format: "anchore-policy",
  title: "Anchore: images held against a policy (anchore-cli evaluate check --detail, anchorectl, JSON)",
  tier: "additive",
  version: 1,
  recognises: isPolicyEvaluation,
  read,
};

const SLICE = additiveSlice("anchore:policy");
/** What a gate does about its finding, as linters grade (domain.md, Posture 2). */
const ACTIONS: Record<string, Severity> = { stop: "high", warn: "medium", go: "info" };

function read(document: unknown): Reading {
  const evaluations = evaluationsIn(document);
  if (evaluations.length === 0) throw new UnreadableDocument("", "no evaluation of an image");
  const tally = newTally();
  const targets = newTargetList();
  const subjects = evaluations.map((evaluation) => {
    const subject = imageOf(evaluation);
    const observations = observationsOf(evaluation, tally);
    addToTarget(targets, subject.asset, {
      slices: evaluation.findings === null ? [] : [SLICE],
      observations,
    });
    return subject;
  });
  const times = evaluations.flatMap(({ time }) => scanTime(time) ?? []).sort();
  return talliedReading(tally, {
    format: anchorePolicy.format,
    tool: { name: "Anchore", version: null },
    scannedAt: times.at(-1) ?? null,
    subjects: [...new Map(subjects.map(({ shown }) => [JSON.stringify(shown), shown])).values()],
    targets: targetsIn(targets),
    needs: subjects.find(({ needs }) => needs !== null)?.needs ?? null,
  });
}

function imageOf({ tag, digest }: Evaluation) {
  const repository = tag.replace(/@.*$/, "").replace(/:[\w.-]+$/, "");
  const isDigest = /^sha256:[0-9a-f]{64}$/.test(digest ?? "");
  const known = repository === "" ? (digest as string) : `${repository}@${digest}`;
  return namedImage({ name: tag, tags: tag === "" ? [] : [tag], repoDigests: isDigest ? [known] : [] });
}

function observationsOf({ at, findings }: Evaluation, tally: Tally): Observation[] {
  if (findings === null) tally.skipped.push({ path: at, reason: "evaluated without details" });
  return (findings ?? []).flatMap((finding) => {
    const aside = setAside(finding);
    if (aside !== null) {
      tally.skipped.push({ path: finding.at, ...aside });
      return [];
    }
    const observation = observationOf(finding);
    countObservation(tally, observation);
    return [observation];
  });
}

/** Gates about packages with vulnerabilities; the same gates also judge how old the feeds are. */
const VULNERABLE = /^(?:vulnerabilities\/package|anchoresec\/vuln\w*)$/i;

function setAside({ gate, trigger, allowed }: GateFinding): { reason: string; loses?: boolean } | null {
  if (gate.trim() === "") return { reason: "no gate" };
  if (allowed) return { reason: "allowed by a list of the policy", loses: false };
  // By package and version they stand in the list of vulnerabilities only.
  if (VULNERABLE.test(`${gate}/${trigger}`))
    return { reason: "a vulnerability: its own list tells it", loses: false };
  return null;
}

/** A file that the message names is what the finding is in; of what was found in it nothing is taken. */
function observationOf({ gate, trigger, message, action }: GateFinding): Observation {
  const lower = action.trim().toLowerCase();
  const id = ["anchore", ruleWord(gate), ruleWord(trigger)].filter((word) => word !== "").join("/");
  const isSecret = gate === "secret_scans";
  return checkObservation({
    slice: SLICE.key,
    rule: { id, title: `${gate}: ${trigger}` },
    severity: Object.hasOwn(ACTIONS, lower) ? (ACTIONS[lower] as Severity) : "unknown",
    toolSeverity: action.trim() || null,
    outcome: "fail",
    detail: isSecret ? "" : redactValues(message.slice(0, 2000)),
    place: /\bfile=([^\s"']{1,500})/.exec(message)?.[1] ?? "",
  });
}
