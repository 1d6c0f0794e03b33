import { type Observation, type Reading, type Target, UnreadableDocument } from "../../reading.ts";
import type { Adapter } from "../adapter.ts";
import { firstIssue, parseEnvelope } from "../document-shape.ts";
import { asObject, asWord, type JsonObject, step } from "../json-value.ts";
import { bySeverity, newTally, type Tally } from "../tally.ts";
import { newVulnerabilityMemo } from "../trivy/vulnerability.ts";
import { targetsOf } from "./resource.ts";
import { RESOURCE_LISTS, TrivyClusterReport, TrivyResource } from "./schema.ts";

export const trivyK8s: Adapter = {
  format: "trivy-k8s",
  title: "Trivy: a Kubernetes cluster (trivy k8s --report all, JSON)",
  tier: "full",
  version: 3,
  recognises,
  read,
};

function recognises(document: unknown): boolean {
  const report = asObject(document);
  return report !== null && "ClusterName" in report && RESOURCE_LISTS.some((list) => isList(report[list]));
}

const isList = (value: unknown) => value === null || Array.isArray(value);

function read(document: unknown): Reading {
  const version = (document as JsonObject).SchemaVersion;
  if (version !== undefined && version !== 2 && version !== 0) {
    throw new UnreadableDocument(
      "/SchemaVersion",
      `Trivy schema version ${JSON.stringify(version)} is not supported`,
    );
  }
  const report = parseEnvelope(TrivyClusterReport, document);
  const name = asWord(report.ClusterName);
  const tally = newTally();
  const targets = readResources(report, name, tally);
  return {
    format: trivyK8s.format,
    tool: { name: "Trivy", version: null },
    scannedAt: null,
    feeds: [],
    subjects: [{ kind: "cluster", name: name ?? "", digest: null }],
    counts: tally.counts,
    bySeverity: bySeverity(tally),
    skipped: tally.skipped,
    notes: tally.notes,
    targets: merged(targets),
    facts: [],
    absences: [],
    needs: "cluster",
  };
}

/** All resources of all lists. The older shape states one object in both of its lists; it is one object. */
function readResources(report: TrivyClusterReport, cluster: string | null, tally: Tally): Target[] {
  const targets: Target[] = [];
  const objects = new Set<string>();
  const memo = newVulnerabilityMemo();
  for (const list of RESOURCE_LISTS) {
    for (const [index, raw] of (report[list] ?? []).entries()) {
      const at = step(step("", list), index);
      const parsed = TrivyResource.safeParse(raw);
      if (!parsed.success) {
        const { path, reason } = firstIssue(parsed.error);
        tally.skipped.push({ path: `${at}${path}`, reason });
        continue;
      }
      const { Namespace, Kind, Name, Error: failure } = parsed.data;
      objects.add(JSON.stringify([Namespace ?? "", Kind, Name]));
      if (failure)
        tally.skipped.push({ path: `${at}/Error`, reason: `not scanned: ${failure.slice(0, 200)}` });
      for (const target of targetsOf(parsed.data, cluster, at, tally, memo)) targets.push(target);
    }
  }
  tally.counts.objects = objects.size;
  return targets;
}

/** An asset is one target, however often the document speaks of it; the same problem twice is one observation. */
function merged(targets: readonly Target[]): Target[] {
  const byAsset = new Map<string, Target>();
  for (const target of targets) {
    const key = JSON.stringify(target.asset);
    const known = byAsset.get(key);
    if (known === undefined) {
      byAsset.set(key, { ...target, observations: distinct(target.observations) });
      continue;
    }
    const keys = new Set(known.slices.map((slice) => slice.key));
    known.slices.push(...target.slices.filter((slice) => !keys.has(slice.key)));
    known.observations = distinct([...known.observations, ...target.observations]);
    known.packages = Math.max(known.packages, target.packages);
    // Resources that share an image each list its packages.
    if (target.bill && target.bill.length > (known.bill?.length ?? 0)) known.bill = target.bill;
  }
  return [...byAsset.values()];
}

function distinct(observations: readonly Observation[]): Observation[] {
  const seen = new Map<string, Observation>();
  for (const observation of observations) {
    const { slice, rule, component, version, place, outcome, detail } = observation;
    const key = JSON.stringify([slice, rule.id, component.key, version, place, outcome, detail]);
    if (!seen.has(key)) seen.set(key, observation);
  }
  return [...seen.values()];
}
