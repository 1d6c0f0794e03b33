import { type Observation, type Reading, UnreadableDocument } from "../../reading.ts";
import { severityOf } from "../../severity.ts";
import type { Adapter } from "../adapter.ts";
import { additiveSlice, checkObservation, ruleWord } from "../check-entry.ts";
import { asObject, asText, asTexts, asWord, type JsonObject, step } from "../json-value.ts";
import { redactValues } from "../redact-values.ts";
import { talliedReading } from "../tallied-reading.ts";
import { countObservation, newTally } from "../tally.ts";

export const kubeHunter: Adapter = {
  format: "kube-hunter",
  title: "kube-hunter: weaknesses of a cluster seen from outside or inside (JSON)",
  tier: "additive",
  version: 1,
  recognises,
  read,
};

const SLICE = additiveSlice("kube-hunter:cluster");

function recognises(document: unknown): boolean {
  const report = asObject(document);
  if (report === null || !("vulnerabilities" in report) || !("services" in report)) return false;
  return "nodes" in report && !("matches" in report);
}

/** What a hunt finds depends on where it stood: what is absent closes nothing. */
function read(document: unknown): Reading {
  const report = asObject(document);
  const found = report?.vulnerabilities ?? [];
  if (!Array.isArray(found)) throw new UnreadableDocument("/vulnerabilities", "not a list");
  const tally = newTally();
  const observations: Observation[] = [];
  for (const [index, raw] of found.entries()) {
    const entry = asObject(raw);
    const observation = entry === null ? null : observationOf(entry);
    if (observation === null) {
      tally.skipped.push({ path: step("/vulnerabilities", index), reason: "no vid and no name" });
      continue;
    }
    countObservation(tally, observation);
    observations.push(observation);
  }
  return talliedReading(tally, {
    format: kubeHunter.format,
    tool: { name: "kube-hunter", version: null },
    targets: [{ asset: { kind: "cluster", name: null }, slices: [SLICE], observations, packages: 0 }],
    needs: "cluster",
  });
}

function observationOf(entry: JsonObject): Observation | null {
  const title = asText(entry.vulnerability).trim();
  const vid = asWord(entry.vid);
  const id = vid === null || vid === "None" ? ruleWord(title) : vid;
  if (id === "") return null;
  const place = asText(entry.location).trim();
  return checkObservation({
    slice: SLICE.key,
    rule: {
      id: `kube-hunter/${id}`,
      title,
      description: asText(entry.description).replace(/\n\s+/g, " ").trim(),
      references: asTexts([entry.avd_reference]),
    },
    component: locationOf(place),
    place,
    ...severityOf(entry.severity),
    outcome: "fail",
    // Evidence of a reachable credential is the credential.
    detail: /credential access/i.test(asText(entry.category)) ? "" : redactValues(asText(entry.evidence)),
  });
}

/** The hunter's own pod has another name each time. */
function locationOf(place: string): Observation["component"] {
  const stable = place.replace(/\s*\([^)]*\)$/, "");
  return { key: stable === "" ? "" : `location/${stable}`, name: stable, type: "location", purl: null };
}
