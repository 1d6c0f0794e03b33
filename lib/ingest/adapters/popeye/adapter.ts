import { type Observation, type Reading, UnreadableDocument } from "../../reading.ts";
import { scanTime } from "../../scan-time.ts";
import type { Adapter } from "../adapter.ts";
import { additiveSlice } from "../check-entry.ts";
import { placeOfObject } from "../cluster-object.ts";
import { asObject, asWord, step } from "../json-value.ts";
import { talliedReading } from "../tallied-reading.ts";
import { countObservation, newTally, type Tally } from "../tally.ts";
import { addToTarget, newTargetList, type TargetList, targetsIn } from "../target-list.ts";
import { issueObservation } from "./issue.ts";
import { kindOfSection } from "./kind.ts";

export const popeye: Adapter = {
  format: "popeye",
  title: "Popeye: hygiene of a cluster's objects (JSON, YAML)",
  tier: "additive",
  version: 1,
  recognises,
  read,
};

function recognises(document: unknown): boolean {
  const report = asObject(asObject(document)?.popeye);
  return report !== null && ("sanitizers" in report || "sections" in report);
}

/** Sections were called sanitizers before version 0.20. Which ones ran is a matter of settings. */
function read(document: unknown): Reading {
  const envelope = asObject(document);
  const report = asObject(envelope?.popeye) ?? {};
  const name = "sections" in report ? "sections" : "sanitizers";
  const sections = report[name] ?? [];
  if (!Array.isArray(sections)) throw new UnreadableDocument(`/popeye/${name}`, "not a list");
  const cluster = asWord(envelope?.ClusterName) ?? asWord(report.ClusterName);
  const tally = newTally();
  const targets = newTargetList();
  for (const [index, raw] of sections.entries())
    readSection(raw, step(`/popeye/${name}`, index), { cluster, targets, tally });
  return talliedReading(tally, {
    format: popeye.format,
    tool: { name: "Popeye", version: null },
    scannedAt: scanTime(report.report_time),
    subjects: cluster === null ? [] : [{ kind: "cluster", name: cluster, digest: null }],
    targets: targetsIn(targets),
    needs: "cluster",
  });
}

interface Context {
  cluster: string | null;
  targets: TargetList;
  tally: Tally;
}

function readSection(raw: unknown, path: string, context: Context): void {
  const section = asObject(raw);
  const linter = asWord(section?.linter) ?? asWord(section?.sanitizer);
  if (section === null || linter === null) {
    context.tally.skipped.push({ path, reason: "no name of a section" });
    return;
  }
  for (const [object, issues] of Object.entries(asObject(section.issues) ?? {})) {
    const at = step(step(path, "issues"), object);
    if (Array.isArray(issues)) readIssues(issues, { linter, object, at }, context);
    else context.tally.skipped.push({ path: at, reason: "not a list" });
  }
}

function readIssues(
  issues: unknown[],
  { linter, object, at }: { linter: string; object: string; at: string },
  { cluster, targets, tally }: Context,
): void {
  const slash = object.indexOf("/");
  const named = { namespace: slash < 0 ? "" : object.slice(0, slash), name: object.slice(slash + 1) };
  const place = placeOfObject({ kind: kindOfSection(linter), ...named }, cluster);
  const slice = additiveSlice(`popeye:${place.area}`, place.area);
  for (const [index, raw] of issues.entries()) {
    const read = issueObservation(raw, linter, slice.key, place.component);
    if (typeof read === "string") {
      tally.skipped.push({ path: step(at, index), reason: read });
      continue;
    }
    count(read, tally);
    addToTarget(targets, place.asset, { slices: [slice], observations: [read] });
  }
}

function count(observation: Observation, tally: Tally): void {
  if (observation.outcome === "manual") tally.counts.checks.info += 1;
  else countObservation(tally, observation);
}
