import type { HostFact } from "../reading/inventory.ts";
import { asObject, asObjects, asText, asTexts, asWord, type JsonObject } from "./json-value.ts";
import type { Metadata } from "./kubernetes-metadata.ts";

const ROLE = "node-role.kubernetes.io/";

export function hostFact({ name, labels, createdAt }: Metadata, object: JsonObject): HostFact {
  const status = asObject(object.status);
  const info = asObject(status?.nodeInfo);
  const ready = asObjects(status?.conditions).find((condition) => condition.type === "Ready")?.status;
  const zone = labels["topology.kubernetes.io/zone"] ?? labels["failure-domain.beta.kubernetes.io/zone"];
  const region =
    labels["topology.kubernetes.io/region"] ?? labels["failure-domain.beta.kubernetes.io/region"];
  return {
    kind: "host",
    name,
    roles: rolesOf(labels),
    labels,
    os: asWord(info?.osImage),
    kernel: asWord(info?.kernelVersion),
    runtime: asWord(info?.containerRuntimeVersion),
    agent: asWord(info?.kubeletVersion),
    machineId: asWord(info?.machineID),
    systemUuid: asWord(info?.systemUUID),
    provider: asWord(/^([a-z0-9-]+):\/\//i.exec(asText(asObject(object.spec)?.providerID))?.[1]),
    region: asWord(region) ?? asWord(zone),
    architecture: asWord(info?.architecture),
    addresses: asTexts(asObjects(status?.addresses).map((address) => address.address)),
    ready: ready === "True" ? true : ready === "False" || ready === "Unknown" ? false : null,
    createdAt,
  };
}

/** Roles stand in label keys; older clusters wrote one as the value of `kubernetes.io/role`. */
function rolesOf(labels: Record<string, string>): string[] {
  const keys = Object.keys(labels).filter((key) => key.startsWith(ROLE));
  return asTexts([...keys.map((key) => key.slice(ROLE.length)), labels["kubernetes.io/role"]]);
}
