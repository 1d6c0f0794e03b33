import { type Reading, UnreadableDocument } from "../../reading.ts";
import type { Adapter } from "../adapter.ts";
import { parseEnvelope } from "../document-shape.ts";
import { latest } from "../event-time.ts";
import { asObject, asText, step } from "../json-value.ts";
import { bySeverity, newTally, type Tally } from "../tally.ts";
import { addToTarget, newTargetList, targetsIn } from "../target-list.ts";
import { namesOf, type ReadRun, readRun } from "./run.ts";
import { SarifLog } from "./schema.ts";
import type { RunSubject } from "./subject.ts";

/**
 * SARIF 2.1.0 of any tool. The counts are of results alone, whatever they are about: the same document has the same
 * counts whoever wrote it.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export const sarif: Adapter = {
  format: "sarif",
  title: "SARIF 2.1.0: results of any tool (Trivy, Grype, Snyk, Gitleaks, CodeQL, Semgrep …)",
  tier: "full",
  version: 1,
  recognises,
  read,
};

function recognises(document: unknown): boolean {
  const log = asObject(document);
  if (log === null || !Array.isArray(log.runs)) return false;
  if (/sarif/i.test(asText(log.$schema)) || log.version === "2.1.0") return true;
  const hasTools = log.runs.every((run) => asObject(asObject(asObject(run)?.tool)?.driver) !== null);
  return typeof log.version === "string" && log.runs.length > 0 && hasTools;
}

function read(document: unknown): Reading {
  const log = parseEnvelope(SarifLog, document);
  if (!/^2\.1\.0\b/.test(log.version))
    throw new UnreadableDocument("/version", `SARIF ${log.version.slice(0, 40)} is not supported, 2.1.0 is`);
  const tally = newTally();
  const runs = readRuns(log.runs, tally);
  const targets = newTargetList();
  const subjects = new Map<string, RunSubject>();
  for (const run of runs) {
    const subject = subjectAmong(run, runs);
    subjects.set(JSON.stringify(subject.asset), subject);
    addToTarget(targets, subject.asset, run);
  }
  return {
    format: sarif.format,
    tool: { name: namesOf(runs), version: runs[0]?.producer.version ?? null },
    scannedAt: latest(runs.map((run) => run.scannedAt)),
    feeds: [],
    subjects: [...subjects.values()].map((subject) => subject.shown),
    counts: tally.counts,
    bySeverity: bySeverity(tally),
    skipped: tally.skipped,
    notes: tally.notes,
    targets: targetsIn(targets),
    facts: [],
    absences: [],
    needs: [...subjects.values()].find((subject) => subject.needs !== null)?.needs ?? null,
  };
}

function readRuns(runs: readonly unknown[], tally: Tally): ReadRun[] {
  return runs.flatMap((raw, index) => {
    const at = step("/runs", index);
    const run = asObject(raw);
    if (run !== null) return [readRun(run, at, tally)];
    tally.skipped.push({ path: at, reason: "not an object" });
    return [];
  });
}

/** A run that names nothing is about what another run of the same tool names: Snyk writes one run a package manager. */
function subjectAmong(run: ReadRun, runs: readonly ReadRun[]): RunSubject {
  if (run.subject.needs === null) return run.subject;
  const sibling = runs.find(
    (other) => other.producer.slug === run.producer.slug && other.subject.needs === null,
  );
  return sibling?.subject ?? run.subject;
}
