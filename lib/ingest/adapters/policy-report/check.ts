import type { Observation, Slice } from "../../reading.ts";
import { severityOf } from "../../severity.ts";
import { type ClusterObject, NO_COMPONENT, type ObjectPlace, placeOfObject } from "../cluster-object.ts";
import { asText, type JsonObject } from "../json-value.ts";
import { redactArguments } from "../redact-arguments.ts";
import { isBenchmark, type NamedCheck } from "./producer.ts";

export interface PlacedCheck {
  place: ObjectPlace;
  slice: Slice;
  observation: Observation;
}

const LONGEST_DETAIL = 2000;

/** A check of a policy on each object it is about; on none, it is of the cluster, or of the machine it ran on. */
export function placedChecks(
  check: NamedCheck,
  objects: readonly ClusterObject[],
  result: JsonObject,
  outcome: Observation["outcome"],
): PlacedCheck[] {
  const places = objects.map((object) => placeOfObject(object, null));
  return (places.length === 0 ? [placeOfNone(check)] : places).map((place) => {
    const key = ["policy-report", check.id, place.suffix].filter((part) => part !== "").join(":");
    const slice: Slice = {
      key,
      kind: "misconfiguration",
      area: place.area,
      assesses: outcome !== "manual",
      complete: true,
    };
    return { place, slice, observation: observationOf(check, place, key, result, outcome) };
  });
}

function placeOfNone(check: NamedCheck): ObjectPlace {
  if (check.ofNode)
    return {
      asset: { kind: "host", name: null, machineId: null, systemUuid: null },
      component: NO_COMPONENT,
      area: "configuration",
      suffix: "",
    };
  const area = isBenchmark(check) ? "access" : "configuration";
  return { asset: { kind: "cluster", name: null }, component: NO_COMPONENT, area, suffix: "" };
}

function observationOf(
  check: NamedCheck,
  { component }: ObjectPlace,
  slice: string,
  result: JsonObject,
  outcome: Observation["outcome"],
): Observation {
  // Benchmarks rate nothing: as in the benchmark's own report, a test is a medium one.
  const unrated = result.severity === undefined && isBenchmark(check);
  return {
    kind: "misconfiguration",
    slice,
    rule: {
      id: check.id,
      aliases: [],
      title: check.title,
      description: asText(result.description),
      remediation: check.remediation,
      references: [],
      cvss: [],
      epss: null,
      kev: null,
      publishedAt: null,
    },
    component,
    version: "",
    fixedVersion: "",
    place: "",
    ...severityOf(unrated ? "medium" : result.severity),
    outcome,
    fixState: "",
    layer: null,
    detail: outcome === "pass" ? "" : redactArguments(check.detail).slice(0, LONGEST_DETAIL),
  };
}
