import type { Component, Observation, Slice } from "../../reading.ts";
import type { ObjectPlace } from "../cluster-object.ts";
import { asList, asObject, asObjects, asTexts, asWord, type JsonObject, step } from "../json-value.ts";
import { countObservation, type Tally } from "../tally.ts";
import { type Controls, controlId, severityIn } from "./controls.ts";
import { type ControlStatus, statusOf } from "./status.ts";

export interface ResultPlace extends Pick<ObjectPlace, "area" | "suffix"> {
  component: Component;
  /** The file, where a scan was of files. */
  file: string;
}

const OUTCOMES: Partial<Record<ControlStatus, Observation["outcome"]>> = {
  failed: "fail",
  passed: "pass",
  open: "manual",
};
const LONGEST_DETAIL = 1000;

/** The controls of one result. Each is a slice of its own: runs are often of one framework only. */
export function readControls(
  result: JsonObject,
  at: string,
  place: ResultPlace,
  controls: Controls,
  tally: Tally,
): { slices: Slice[]; observations: Observation[] } {
  const slices: Slice[] = [];
  const observations: Observation[] = [];
  for (const [index, raw] of asList(result.controls).entries()) {
    const path = step(step(at, "controls"), index);
    const read = readControl(asObject(raw), place, controls);
    if (typeof read === "string") tally.skipped.push({ path, reason: read });
    else if (read === null) tally.counts.checks.info += 1;
    else if ("excepted" in read) tally.skipped.push({ path, reason: read.excepted, loses: false });
    else {
      countObservation(tally, read);
      observations.push(read);
      slices.push({
        key: read.slice,
        kind: "misconfiguration",
        area: place.area,
        assesses: read.outcome !== "manual",
        complete: true,
      });
    }
  }
  return { slices, observations };
}

/** Null: the control was not evaluated for this resource. */
function readControl(
  control: JsonObject | null,
  place: ResultPlace,
  controls: Controls,
): Observation | { excepted: string } | null | string {
  if (control === null) return "not an object";
  const id = controlId(control);
  if (id === null) return "no controlID";
  const status = statusOf(control);
  if (status === null) return "unknown status";
  if (status === "excepted") return { excepted: exceptionOf(control) };
  const outcome = OUTCOMES[status];
  if (outcome === undefined) return null;
  const known = controls.get(id);
  const suffix = place.suffix === "" ? "" : `:${place.suffix}`;
  return {
    kind: "misconfiguration",
    slice: `kubescape:${id}${suffix}`,
    rule: {
      id: `kubescape/${id}`,
      aliases: [],
      title: known?.name || (asWord(control.name) ?? ""),
      description: known?.description ?? "",
      remediation: known?.remediation ?? "",
      references: [],
      cvss: [],
      epss: null,
      kev: null,
      publishedAt: null,
    },
    component: place.component,
    version: "",
    fixedVersion: "",
    place: place.file,
    severity: known?.severity ?? severityIn(control),
    toolSeverity: null,
    outcome,
    fixState: "",
    layer: null,
    detail: outcome === "fail" ? pathsOf(control) : "",
  };
}

/** Where in the object it fails. Only paths: the values beside them may be anything. */
function pathsOf(control: JsonObject): string {
  const paths = asObjects(control.rules)
    .flatMap((rule) => asObjects(rule.paths))
    .flatMap((path) => [path.failedPath, path.reviewPath, path.deletePath, asObject(path.fixPath)?.path]);
  return asTexts(paths).join("\n").slice(0, LONGEST_DETAIL);
}

function exceptionOf(control: JsonObject): string {
  const names = asObjects(control.rules)
    .flatMap((rule) => asObjects(rule.exception))
    .map((exception) => exception.name);
  const [name] = asTexts(names);
  return name === undefined ? "excepted" : `excepted by ${name.slice(0, 100)}`;
}
