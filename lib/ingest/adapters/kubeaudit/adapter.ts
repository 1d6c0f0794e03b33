import { brokenOf, entriesOf } from "../../document/stream.ts";
import { type Component, type Observation, type Reading, UnreadableDocument } from "../../reading.ts";
import { scanTime } from "../../scan-time.ts";
import type { Adapter } from "../adapter.ts";
import { additiveSlice, checkObservation } from "../check-entry.ts";
import { type ObjectPlace, placeOfObject } from "../cluster-object.ts";
import { asObject, asText, asWord, type JsonObject } from "../json-value.ts";
import { redactValues } from "../redact-values.ts";
import { talliedReading } from "../tallied-reading.ts";
import { countObservation, newTally } from "../tally.ts";
import { addToTarget, newTargetList, targetsIn } from "../target-list.ts";
import { severityOfLevel } from "../tool-levels.ts";

export const kubeaudit: Adapter = {
  format: "kubeaudit",
  title: "kubeaudit: security of a cluster's objects (JSON lines)",
  tier: "additive",
  version: 1,
  stream: true,
  recognises: (document) => isResult(Array.isArray(document) ? document[0] : document),
  read,
};

function isResult(value: unknown): value is JsonObject {
  const entry = asObject(value);
  return entry !== null && asWord(entry.AuditResultName) !== null && "ResourceKind" in entry;
}

/** Only what is wrong is printed, of the checks that somebody asked for: what is absent closes nothing. */
function read(document: unknown): Reading {
  if (typeof document !== "object" || document === null) throw new UnreadableDocument("", "no audit results");
  const tally = newTally();
  tally.skipped.push(...brokenOf(document));
  const targets = newTargetList();
  const times: string[] = [];
  for (const { at, value } of entriesOf(document)) {
    if (!isResult(value)) {
      tally.skipped.push({ path: at, reason: "no AuditResultName" });
      continue;
    }
    const { asset, area, observation } = resultOf(value);
    countObservation(tally, observation);
    addToTarget(targets, asset, {
      slices: [additiveSlice(observation.slice, area)],
      observations: [observation],
    });
    times.push(scanTime(value.time) ?? "");
  }
  return talliedReading(tally, {
    format: kubeaudit.format,
    tool: { name: "kubeaudit", version: null },
    scannedAt: times.sort().at(-1) || null,
    targets: targetsIn(targets),
    needs: "cluster",
  });
}

function resultOf(entry: JsonObject): ObjectPlace & { observation: Observation } {
  const place = placeOfObject(
    {
      kind: asText(entry.ResourceKind),
      namespace: asText(entry.ResourceNamespace),
      name: asText(entry.ResourceName),
    },
    null,
  );
  const name = asText(entry.AuditResultName);
  const observation = checkObservation({
    slice: place.area === "access" ? "kubeaudit:access" : "kubeaudit:configuration",
    rule: { id: `kubeaudit/${name}`, title: name },
    component: partOf(place.component, entry),
    ...severityOfLevel(entry.level),
    outcome: "fail",
    detail: redactValues(asText(entry.msg)),
  });
  return { ...place, observation };
}

/** The container, or the capability of it, that the result is about. */
function partOf(component: Component, entry: JsonObject): Component {
  const container = asWord(entry.Container);
  if (container === null) return component;
  const capability = asWord(asObject(entry.Metadata)?.Metadata) ?? asWord(entry.Capability);
  const parts = [component.key, "container", container, capability].filter((part) => part);
  return { key: parts.join("/"), name: container, type: "container", purl: null };
}
