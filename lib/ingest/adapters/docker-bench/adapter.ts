import { type Observation, type Reading, type Slice, UnreadableDocument } from "../../reading.ts";
import { scanTime } from "../../scan-time.ts";
import type { Adapter } from "../adapter.ts";
import { parseEnvelope } from "../document-shape.ts";
import { asNumber, asObject, step } from "../json-value.ts";
import { bySeverity, newTally, type Tally } from "../tally.ts";
import { type ReadResult, readResult } from "./result.ts";
import { DockerBenchReport } from "./schema.ts";

export const dockerBench: Adapter = {
  format: "docker-bench",
  title: "Docker Bench for Security 1.3–1.6: a host and its containers (JSON)",
  tier: "full",
  version: 1,
  recognises: (document) => {
    const report = asObject(document);
    return report !== null && "dockerbenchsecurity" in report;
  },
  read,
};

/** Each printed test is a slice of its own: runs are often of some sections only. The document doesn't name its host. */
function read(document: unknown): Reading {
  const report = parseEnvelope(DockerBenchReport, document);
  const version = versionOf(report.dockerbenchsecurity);
  const tally = newTally();
  const slices = new Map<string, Slice>();
  const observations: Observation[] = [];
  for (const { raw, path } of resultsIn(report.tests, tally)) {
    const result = readResult(raw, `docker-bench@${version}`);
    if (typeof result === "string") {
      tally.skipped.push({ path, reason: result });
      continue;
    }
    count(result, tally);
    slices.set(result.slice.key, result.slice);
    for (const observation of result.observations) observations.push(observation);
  }
  return {
    format: dockerBench.format,
    tool: { name: "Docker Bench for Security", version },
    scannedAt: timeOf(report.start) ?? timeOf(report.end),
    feeds: [],
    subjects: [],
    counts: tally.counts,
    bySeverity: bySeverity(tally),
    skipped: tally.skipped,
    notes: tally.notes,
    targets:
      slices.size === 0
        ? []
        : [
            {
              asset: { kind: "host", name: null, machineId: null, systemUuid: null },
              slices: [...slices.values()],
              observations,
              packages: 0,
            },
          ],
    facts: [],
    absences: [],
    needs: "host",
  };
}

/** @throws UnreadableDocument for a version before the JSON log, or after those known */
function versionOf(written: string): string {
  const version = written.trim().replace(/^v/, "");
  if (/^1\.[3-6](\.|$)/.test(version) && /^[\w.-]+$/.test(version)) return version;
  const shown = JSON.stringify(written.slice(0, 40));
  throw new UnreadableDocument("/dockerbenchsecurity", `Docker Bench version ${shown} is not supported`);
}

function* resultsIn(tests: readonly unknown[], tally: Tally) {
  for (const [index, raw] of tests.entries()) {
    const at = step("/tests", index);
    const section = asObject(raw);
    const results = section?.results ?? [];
    if (section === null) tally.skipped.push({ path: at, reason: "not an object" });
    else if (!Array.isArray(results)) tally.skipped.push({ path: step(at, "results"), reason: "not a list" });
    else
      for (const [number, result] of results.entries())
        yield { raw: result as unknown, path: step(step(at, "results"), number) };
  }
}

/** Counts are of printed results, however many things one names. */
function count({ word }: ReadResult, { counts, misconfigurations }: Tally): void {
  if (word === "PASS") counts.checks.pass += 1;
  else if (word === "WARN") {
    counts.checks.warn += 1;
    counts.misconfigurations += 1;
    misconfigurations.medium = (misconfigurations.medium ?? 0) + 1;
  } else counts.checks.info += 1;
}

/** Seconds since 1970. */
function timeOf(value: unknown): string | null {
  const seconds = asNumber(value);
  if (seconds === null || Math.abs(seconds) > 8.64e12) return null;
  return scanTime(new Date(seconds * 1000).toISOString());
}
