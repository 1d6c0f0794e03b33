import { hash } from "node:crypto";
import type { RuntimeEvent, RuntimePlace } from "../ingest/reading/runtime.ts";
import type { AssetMention, Component, Observation, Rule, Slice, Target } from "../ingest/reading.ts";
import { worstSeverity } from "../ingest/severity.ts";

/** Events folded to what people triage: a target for each place, an observation for each rule and stable part there. */
export interface RuntimeTarget extends Target {
  /** The events behind each observation. */
  groups: Map<Observation, RuntimeEvent[]>;
}

/** Informational events are counted where they are read; they are a sensor's telemetry, nobody's finding. */
const QUIET = new Set(["info", "none"]);

/**
 * Folds events by where they happened, which rule they match, and what stays the same when they happen again (program,
 * file, resource). Order and repetition of the events don't matter but for the order inside a group.
 *
 * @param format prefix of the slice, as `falco`
 */
export const foldEvents = (format: string, events: readonly RuntimeEvent[]): RuntimeTarget[] => {
  const slice = sliceOf(format);
  const places = Map.groupBy(events, (event) => placeKey(event.place));
  return [...places.values()].flatMap((own) => {
    const asset = assetOf(own[0]!.place);
    if (asset === null) return [];
    const loud = own.filter((event) => !QUIET.has(event.severity));
    const groups = new Map(
      [...Map.groupBy(loud, (event) => `${event.rule}\n${event.stable}`).values()].map((group) => [
        observationOf(slice.key, group),
        group,
      ]),
    );
    return { asset, slices: [slice], observations: [...groups.keys()], packages: 0, groups };
  });
};

/** A log shows that somebody watches; what is not in it may happen all the same. */
const sliceOf = (format: string): Slice => ({
  key: `${format}:events`,
  kind: "runtime",
  area: "runtime",
  assesses: true,
  complete: false,
});

const placeKey = ({ host, namespace, pod, workload, containerId }: RuntimePlace): string =>
  workload !== null
    ? `workload ${workload.namespace}/${workload.objectKind}/${workload.name}`
    : pod !== null
      ? `pod ${namespace ?? ""}/${pod}`
      : containerId !== null
        ? `container ${host ?? ""}/${containerId}`
        : `host ${host ?? ""}`;

/** The most durable thing that the event names; null where it names nothing. */
const assetOf = ({ host, namespace, pod, workload, containerId }: RuntimePlace): AssetMention | null => {
  if (workload !== null) return workload;
  if (pod !== null) return { kind: "workload", objectKind: "Pod", namespace: namespace ?? "", name: pod };
  const machine = { kind: "host", name: host, machineId: null, systemUuid: null } as const;
  if (containerId !== null) return { kind: "container", id: containerId, host: machine };
  return host === null ? null : machine;
};

const observationOf = (slice: string, group: readonly RuntimeEvent[]): Observation => {
  const first = group[0]!;
  return {
    kind: "runtime",
    slice,
    rule: ruleOf(first),
    component: componentOf(first.stable),
    version: "",
    fixedVersion: "",
    place: "",
    severity: worstSeverity(group.map((event) => event.severity)),
    toolSeverity: first.toolSeverity,
    outcome: "fail",
    fixState: "",
    layer: null,
    detail: "",
  };
};

const ruleOf = ({ rule, title }: RuntimeEvent): Rule => ({
  id: rule,
  aliases: [],
  title,
  description: "",
  remediation: "",
  references: [],
  cvss: [],
  epss: null,
  kev: null,
  publishedAt: null,
});

const componentOf = (stable: string): Component => ({
  key: `runtime/${stable}`,
  name: stable === "" ? "any program" : stable,
  type: "runtime",
  purl: null,
});

/**
 * What makes two lines the same event, as 16 bytes: the same line in an overlapping log, or in a log that was sent
 * again with more at its end, counts once.
 */
export const eventKey = ({ at, rule, stable, message, place }: RuntimeEvent): Buffer =>
  hash(
    "sha256",
    JSON.stringify([at, rule, stable, message, place.host, place.containerId, place.namespace, place.pod]),
    "buffer",
  ).subarray(0, 16);
