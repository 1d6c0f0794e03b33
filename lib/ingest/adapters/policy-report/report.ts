import type { Observation, Slice } from "../../reading.ts";
import type { CustomResource } from "../custom-resources.ts";
import { asObject, asText, asWord, type JsonObject, step } from "../json-value.ts";
import { countObservation, type Tally } from "../tally.ts";
import { addToTarget, type TargetList } from "../target-list.ts";
import { type PlacedCheck, placedChecks } from "./check.ts";
import { containerOf, objectsOf } from "./objects.ts";
import { checkOf, isBenchmark, sourceOf } from "./producer.ts";
import { imageOf, propertiesOf, readPackageResult, vulnerabilityIdOf } from "./vulnerability.ts";

export interface ReportContext {
  tally: Tally;
  targets: TargetList;
}

/** `warn` is what a policy that does not score found: a person looks at it. */
const OUTCOMES: Record<string, Observation["outcome"]> = { pass: "pass", fail: "fail", warn: "manual" };
const NOT_EVALUATED = ["skip", "error"];

/** One report; a result that cannot be read leaves a line in `skipped`. */
export function readReport({ at, value }: CustomResource, context: ReportContext): void {
  const results = value?.results ?? [];
  if (value === null || !Array.isArray(results)) {
    const path = value === null ? at : step(at, "results");
    context.tally.skipped.push({ path, reason: value === null ? "not an object" : "not a list" });
    return;
  }
  context.tally.counts.objects += 1;
  for (const [index, raw] of results.entries()) {
    const path = step(step(at, "results"), index);
    const result = asObject(raw);
    const problem = result === null ? "not an object" : readResult(result, value, path, context);
    if (problem !== null) context.tally.skipped.push({ path, reason: problem });
  }
}

/** Null: read; else why not. */
function readResult(
  result: JsonObject,
  report: JsonObject,
  path: string,
  { tally, targets }: ReportContext,
): string | null {
  const stated = asWord(result.result) ?? asWord(result.status);
  const word = stated?.toLowerCase() ?? null;
  const id = vulnerabilityIdOf(result, propertiesOf(result));
  if (word !== null && NOT_EVALUATED.includes(word)) {
    tally.counts.checks.info += 1;
    tally.skipped.push({ path, reason: `not evaluated: ${word}`, loses: false });
    return null;
  }
  if (word !== null && !Object.hasOwn(OUTCOMES, word)) return `unknown result ${word.slice(0, 40)}`;
  const outcome = word === null ? null : (OUTCOMES[word] as Observation["outcome"]);
  const source = sourceOf(result, report);
  if (id !== null) return readVulnerability({ id, source, outcome }, result, report, { tally, targets });
  if (outcome === null) return "no result";
  const placed = source.startsWith("trivy-exposedsecret")
    ? placedSecret(result, report, outcome)
    : placedCheck(result, report, source, outcome);
  if (typeof placed === "string") return placed;
  countObservation(tally, (placed[0] as PlacedCheck).observation);
  for (const { place, slice, observation } of placed)
    addToTarget(targets, place.asset, { slices: [slice], observations: [observation] });
  return null;
}

function placedCheck(
  result: JsonObject,
  report: JsonObject,
  source: string,
  outcome: Observation["outcome"],
): PlacedCheck[] | string {
  const check = checkOf(result, source);
  if (typeof check === "string") return check;
  const objects = objectsOf(result, report);
  // A benchmark's report is named after the node it ran on, also where it looked at the cluster.
  const own = isBenchmark(check) && !check.ofNode ? objects.filter(({ kind }) => kind !== "Node") : objects;
  return placedChecks(check, own, result, outcome);
}

/** The message of these is the line the secret stands in, and left out; the file nothing says. */
function placedSecret(
  result: JsonObject,
  report: JsonObject,
  outcome: Observation["outcome"],
): PlacedCheck[] | string {
  const rule = asWord(result.rule);
  if (rule === null) return "names no rule";
  const title = asText(result.policy);
  const named = { id: `trivy/secret/${rule}`, title, remediation: "", detail: "", ofNode: false };
  const placed = placedChecks(named, objectsOf(result, report), result, outcome);
  if (placed[0]?.place.asset.kind !== "workload") return "names nothing that holds it";
  const key = "policy-report:trivy:secret";
  return placed.map(({ place, observation }) => ({
    place,
    slice: { key, kind: "secret", area: "secrets", assesses: true, complete: true },
    // They grade no secret as failed, but it is there all the same.
    observation: { ...observation, kind: "secret", slice: key, outcome: "fail" },
  }));
}

interface Found {
  id: string;
  source: string;
  outcome: Observation["outcome"] | null;
}

/** However a producer grades it, a package with a vulnerability has it: only `pass` says otherwise. */
function readVulnerability(
  { id, source, outcome }: Found,
  result: JsonObject,
  report: JsonObject,
  { tally, targets }: ReportContext,
): string | null {
  const slice: Slice = {
    key: `policy-report:${source}:packages`,
    kind: "vulnerability",
    area: "vulnerabilities",
    assesses: true,
    complete: true,
  };
  const container = containerOf(report) ?? asText(asObject(report.metadata)?.name);
  const image = imageOf(propertiesOf(result), objectsOf(result, report)[0] ?? null, container);
  if (image === null) return "names neither an image nor what runs it";
  const read = readPackageResult(result, id, slice.key);
  if (typeof read === "string") return read;
  const observation: Observation = { ...read, outcome: outcome === "pass" ? "pass" : "fail" };
  if (observation.outcome === "pass") tally.counts.checks.pass += 1;
  else countObservation(tally, observation);
  addToTarget(targets, image, { slices: [slice], observations: [observation] });
  return null;
}
