import type { Observation, Slice } from "../../reading.ts";
import { placeOfObject } from "../cluster-object.ts";
import { asList, asNumber, asObject, asText, type JsonObject, step } from "../json-value.ts";
import type { Tally } from "../tally.ts";
import { addToTarget, type TargetList } from "../target-list.ts";
import { type CheckPlace, readChecks } from "./checks.ts";
import { ownerOfTarget } from "./owner.ts";
import { sliceKeyOf } from "./slice.ts";

/**
 * A compliance report retells what other reports say: with details, it names the checks that failed and where, which
 * adds to those reports' slices and closes nothing; a summary holds only numbers, which nobody can act on.
 */
export function readCompliance(resource: JsonObject, at: string, tally: Tally, targets: TargetList): void {
  const status = asObject(resource.status);
  const inStatus = status !== null && "detailReport" in status;
  const detail = asObject(inStatus ? status.detailReport : resource.detailReport);
  const base = step(step(inStatus ? step(at, "status") : at, "detailReport"), "results");
  for (const [index, control] of asList(detail?.results).entries())
    readControl(asObject(control), step(step(base, index), "checks"), tally, targets);
  tally.counts.checks.pass += checksNamed(resource);
  noteSummary(asObject(status?.summaryReport) ?? status, step(at, "status"), tally);
}

function readControl(control: JsonObject | null, at: string, tally: Tally, targets: TargetList): void {
  const places = new Map<JsonObject, { slice: Slice; object: ReturnType<typeof placeOfObject> }>();
  const placeOf = (check: JsonObject): CheckPlace | null => {
    const owner = ownerOfTarget(asText(check.target));
    if (owner === null) return null;
    const object = placeOfObject(owner, null);
    const key = sliceKeyOf(isInfrastructure(check) ? "infra" : "config", object.suffix);
    const slice = { ...COMPLIANCE, key, area: object.area };
    places.set(check, { slice, object });
    return { slice: key, component: object.component };
  };
  for (const { check, observations } of readChecks(control?.checks, at, tally, placeOf)) {
    const place = places.get(check);
    if (place !== undefined) add(targets, place.object.asset, place.slice, observations);
  }
}

const COMPLIANCE: Omit<Slice, "key" | "area"> = { kind: "misconfiguration", assesses: true, complete: false };

const add = (
  targets: TargetList,
  asset: ReturnType<typeof placeOfObject>["asset"],
  slice: Slice,
  observations: Observation[],
): void => addToTarget(targets, asset, { slices: [slice], observations });

/** Checks of nodes and the control plane (KCV) stand in infrastructure reports. */
const isInfrastructure = (check: JsonObject): boolean => /^(AVD-)?KCV/i.test(asText(check.checkID));

/** The checks that the specification names: rows of the document that did not fail. */
function checksNamed(resource: JsonObject): number {
  const spec = asObject(resource.spec);
  const controls = asList((asObject(spec?.compliance) ?? spec)?.controls);
  return controls.reduce((sum: number, control) => sum + asList(asObject(control)?.checks).length, 0);
}

function noteSummary(summary: JsonObject | null, at: string, tally: Tally): void {
  const controls = asList(summary?.controlCheck).map(asObject);
  const failing = controls.filter((control) => failures(control) > 0).length;
  if (controls.length === 0) return;
  const reason = `${failing} of ${controls.length} controls fail by the summary; their checks stand in the reports it sums up`;
  tally.notes.push({ path: at, reason, loses: false });
}

/** `totalFail` today, `failTotal` in early versions. */
const failures = (control: JsonObject | null): number =>
  asNumber(control?.totalFail) ?? asNumber(control?.failTotal) ?? 0;
