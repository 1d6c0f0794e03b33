import type { FindingKind } from "../../../findings/schema.ts";
import type { Observation, Slice } from "../../reading.ts";
import { scanTime } from "../../scan-time.ts";
import { latest } from "../event-time.ts";
import { asList, asObject, asObjects, asText, asWord, type JsonObject, step } from "../json-value.ts";
import { countOther, type Tally } from "../tally.ts";
import { isSecretRule } from "./kind.ts";
import type { RunContext } from "./observed.ts";
import { rootsOf } from "./place.ts";
import { type Producer, producerOf } from "./producer.ts";
import { type ReadResult, readResult } from "./result.ts";
import { ruleBookOf } from "./rule-book.ts";
import { categoryOf, sliceOf } from "./slices.ts";
import { type RunSubject, subjectOf } from "./subject.ts";

export interface ReadRun {
  producer: Producer;
  subject: RunSubject;
  slices: Slice[];
  observations: Observation[];
  scannedAt: string | null;
}

/** One run; counts and what it leaves out go to the tally. */
export function readRun(run: JsonObject, at: string, tally: Tally): ReadRun {
  const producer = producerOf(run);
  const category = categoryOf(asText(asObject(run.automationDetails)?.id));
  const context: RunContext = {
    run,
    producer,
    rules: ruleBookOf(run),
    roots: rootsOf(run),
    category,
    made: new Map(),
  };
  const read = readResults(run, context, at, tally);
  const observations = read.flatMap((result) => (result.setAside === null ? result.observations : []));
  return {
    producer,
    subject: subjectOf(run, producer),
    slices: slicesOf(context, read, isWhole(run, at, tally)),
    observations,
    scannedAt: latest(
      asObjects(run.invocations).map(
        ({ endTimeUtc, startTimeUtc }) => scanTime(endTimeUtc) ?? scanTime(startTimeUtc),
      ),
    ),
  };
}

function readResults(run: JsonObject, context: RunContext, at: string, tally: Tally): ReadResult[] {
  const read: ReadResult[] = [];
  for (const [index, raw] of asList(run.results).entries()) {
    const path = step(`${at}/results`, index);
    const result = readResult(raw, context);
    if (typeof result === "string") {
      tally.skipped.push({ path, reason: result });
      continue;
    }
    read.push(result);
    countOther(tally, "results", result.severity);
    if (result.setAside !== null) tally.skipped.push({ path, reason: result.setAside, loses: false });
  }
  return read;
}

/** Whether the run came to its end and its results are all here (SARIF 2.1.0, 3.14.23, 3.15.3, 3.20.14). */
function isWhole(run: JsonObject, at: string, tally: Tally): boolean {
  const elsewhere = asList(asObject(run.externalPropertyFileReferences)?.results);
  if (elsewhere.length > 0)
    tally.skipped.push({
      path: `${at}/externalPropertyFileReferences/results`,
      reason: `results are in ${elsewhere.length} files of their own`,
    });
  const hasResults = Array.isArray(run.results);
  if (!hasResults && elsewhere.length === 0)
    tally.notes.push({ path: `${at}/results`, reason: "no results: the run did not come to its end" });
  const failed = asObjects(run.invocations).some((invocation) => invocation.executionSuccessful === false);
  if (failed)
    tally.notes.push({ path: `${at}/invocations`, reason: "the run did not succeed: it closes nothing" });
  return hasResults && elsewhere.length === 0 && !failed;
}

/**
 * What the run is a complete statement about: what its tool looks for, what it found, and what its rules are about. A
 * kind of which results were set aside closes nothing: they are not fixed.
 */
function slicesOf(context: RunContext, results: readonly ReadResult[], whole: boolean): Slice[] {
  const { producer, category, rules, run } = context;
  if (!Array.isArray(run.results)) return [];
  const looksFor = isCleanImage(run, producer) ? (["vulnerability"] as const) : producer.looksFor;
  const kinds = new Set<FindingKind>(looksFor);
  const open = new Set<FindingKind>();
  for (const { setAside, observations } of results)
    for (const { kind } of observations) {
      kinds.add(kind);
      if (setAside !== null) open.add(kind);
    }
  for (const [id, descriptor] of rules.byId) if (isSecretRule(producer, id, descriptor)) kinds.add("secret");
  return [...kinds].map((kind) => sliceOf(producer.slug, category, kind, whole && !open.has(kind)));
}

/** Trivy states the image also where it found nothing in it; unless told otherwise it looks at the packages of images. */
const isCleanImage = (run: JsonObject, { slug }: Producer): boolean =>
  slug === "trivy" &&
  asList(run.results).length === 0 &&
  asWord(asObject(run.properties)?.imageName) !== null;

/** The tools of a log by name, each once. */
export const namesOf = (runs: readonly ReadRun[]): string =>
  [...new Set(runs.flatMap(({ producer }) => asWord(producer.name) ?? []))].join(", ");
