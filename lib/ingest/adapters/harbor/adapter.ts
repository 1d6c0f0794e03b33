import type { Observation, Reading } from "../../reading.ts";
import { UnreadableDocument } from "../../reading.ts";
import { scanTime } from "../../scan-time.ts";
import type { Adapter } from "../adapter.ts";
import { firstIssue } from "../document-shape.ts";
import { asObject, asWord, step } from "../json-value.ts";
import { type ImageSubject, namedImage } from "../named-image.ts";
import { talliedReading } from "../tallied-reading.ts";
import { countObservation, newTally, type Tally } from "../tally.ts";
import { addToTarget, newTargetList, targetsIn } from "../target-list.ts";
import { HARBOR_SLICE, readEntry } from "./entry.ts";
import { isHarborReport, reportIn } from "./envelope.ts";
import { HarborReport } from "./schema.ts";
import { artifactOf, artifactsOf } from "./subject.ts";

/** Harbor leaves out what its allowlists name and rarely says whose report it is: what is absent closes nothing. */
export const harbor: Adapter = {
  format: "harbor",
  title: "Harbor: vulnerability reports of its scanners, by media type or bare (JSON, 1.0 and 1.1)",
  tier: "additive",
  version: 1,
  recognises: isHarborReport,
  read,
};

function read(document: unknown): Reading {
  const tally = newTally();
  const { at, report } = reportIn(document, tally.skipped);
  const { scanner, generated_at, vulnerabilities, ...rest } = parsedReport(report, at);
  const stated = artifactOf(rest);
  const found = readEntries(vulnerabilities ?? [], step(at, "vulnerabilities"), tally);
  const targets = newTargetList();
  const subjects: ImageSubject[] = [];
  const add = (subject: ImageSubject, observations: Observation[]) => {
    subjects.push(subject);
    const slices = observations.length > 0 ? [HARBOR_SLICE] : [];
    addToTarget(targets, subject.asset, { slices, observations });
  };
  for (const { observation, artifacts } of found) {
    const own = stated === null && artifacts.length > 0 ? artifacts : [stated ?? namedImage({ name: "" })];
    for (const subject of own) add(subject, [observation]);
  }
  if (found.length === 0) add(stated ?? namedImage({ name: "" }), []);
  const shown = new Map(subjects.map((subject) => [JSON.stringify(subject.shown), subject.shown]));
  const name = asWord(scanner?.name);
  return talliedReading(tally, {
    format: harbor.format,
    tool: { name: name === null ? "Harbor" : `Harbor with ${name}`, version: asWord(scanner?.version) },
    scannedAt: scanTime(generated_at),
    subjects: [...shown.values()],
    targets: targetsIn(targets),
    needs: subjects.some(({ needs }) => needs !== null) ? "image" : null,
  });
}

function parsedReport(report: unknown, at: string): HarborReport {
  const parsed = HarborReport.safeParse(report);
  if (parsed.success) return parsed.data;
  const { path, reason } = firstIssue(parsed.error);
  throw new UnreadableDocument(at + path, reason);
}

interface FoundEntry {
  observation: Observation;
  artifacts: ImageSubject[];
}

function readEntries(entries: readonly unknown[], at: string, tally: Tally): FoundEntry[] {
  const found: FoundEntry[] = [];
  for (const [index, raw] of entries.entries()) {
    const entry = asObject(raw);
    const observation = readEntry(entry);
    if (entry === null || typeof observation === "string") {
      tally.skipped.push({ path: step(at, index), reason: String(observation) });
      continue;
    }
    countObservation(tally, observation);
    found.push({ observation, artifacts: artifactsOf(entry) });
  }
  return found;
}
