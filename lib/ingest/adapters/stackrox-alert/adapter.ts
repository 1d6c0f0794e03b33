import { brokenOf, entriesOf } from "../../document/stream.ts";
import type { RuntimeEvent } from "../../reading/runtime.ts";
import { type Reading, UnreadableDocument } from "../../reading.ts";
import { scanTime } from "../../scan-time.ts";
import type { Adapter } from "../adapter.ts";
import { latest } from "../event-time.ts";
import { asObject, asText, asWord, type JsonObject, step } from "../json-value.ts";
import { talliedReading } from "../tallied-reading.ts";
import { countObservation, countOther, newTally, type Tally } from "../tally.ts";
import { addToTarget, newTargetList, type TargetList, targetsIn } from "../target-list.ts";
import { entityOf, workloadOf } from "./entity.ts";
import { POLICIES, violationOf } from "./policy.ts";
import { eventsOf } from "./runtime.ts";
import { unsupported } from "./unsupported.ts";

export const stackroxAlert: Adapter = {
  format: "stackrox-alert",
  title: "StackRox: alerts of policies (GET /v1/alerts, webhooks, JSON, JSON lines)",
  tier: "additive",
  version: 1,
  stream: true,
  recognises,
  read,
};

/** Users closed these, or they were stopped before anything came of them. */
const CLOSED = new Map([
  ["RESOLVED", "resolved"],
  ["SNOOZED", "snoozed"],
]);

function recognises(document: unknown): boolean {
  const [first] = entriesOf(document);
  const report = asObject(first?.value);
  if (report === null || brokenOf(document).length > 0) return false;
  const listed = asObject(Array.isArray(report.alerts) ? report.alerts[0] : null);
  return [report, asObject(report.alert), listed].some(isAlert) || unsupported(report) !== null;
}

function isAlert(alert: JsonObject | null): boolean {
  const policy = asObject(alert?.policy);
  return alert !== null && "lifecycleStage" in alert && policy !== null && "severity" in policy;
}

interface Found {
  tally: Tally;
  targets: TargetList;
  events: RuntimeEvent[];
  subjects: Map<string, Reading["subjects"][number]>;
  times: (string | null)[];
  needs: Reading["needs"];
}

function read(document: unknown): Reading {
  const tally = newTally();
  tally.skipped.push(...brokenOf(document));
  const found: Found = {
    tally,
    targets: newTargetList(),
    events: [],
    subjects: new Map(),
    times: [],
    needs: null,
  };
  for (const { at, value } of entriesOf(document)) {
    const report = asObject(value);
    const sentence = report === null ? null : unsupported(report);
    if (sentence !== null) throw new UnreadableDocument(at, sentence);
    if (!Array.isArray(report?.alerts)) readAlert(asObject(report?.alert) ?? report, at, found);
    else
      for (const [index, alert] of report.alerts.entries())
        readAlert(asObject(alert), step(`${at}/alerts`, index), found);
  }
  return talliedReading(tally, {
    format: stackroxAlert.format,
    tool: { name: "StackRox", version: null },
    scannedAt: latest(found.times),
    subjects: [...found.subjects.values()],
    targets: targetsIn(found.targets),
    needs: found.needs,
    ...(found.events.length === 0 ? {} : { events: found.events }),
  });
}

function readAlert(alert: JsonObject | null, path: string, found: Found): void {
  const { tally } = found;
  const policy = asWord(asObject(alert?.policy)?.name);
  if (alert === null || policy === null) {
    tally.skipped.push({ path, reason: "no policy.name" });
    return;
  }
  found.times.push(scanTime(alert.time));
  const stage = asText(alert.lifecycleStage);
  const closed = CLOSED.get(asText(alert.state));
  const stopped = alert.state === "ATTEMPTED" && stage !== "RUNTIME" ? "stopped at admission" : closed;
  if (stopped !== undefined) {
    tally.skipped.push({ path, reason: `${policy}: ${stopped} in StackRox`, loses: false });
    return;
  }
  if (stage === "RUNTIME") {
    for (const event of eventsOf(alert, policy, workloadOf(alert))) {
      found.events.push(event);
      countOther(tally, "events", event.severity);
    }
    return;
  }
  const entity = entityOf(alert);
  if (entity === null) {
    tally.skipped.push({ path, reason: `${policy}: names no workload, image or resource` });
    return;
  }
  const observation = violationOf(alert, policy, entity.component);
  countObservation(tally, observation);
  found.subjects.set(JSON.stringify(entity.shown), entity.shown);
  found.needs ??= entity.needs;
  addToTarget(found.targets, entity.asset, { slices: [POLICIES], observations: [observation] });
}
