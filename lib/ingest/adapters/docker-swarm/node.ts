import type { HostFact } from "../../reading/inventory.ts";
import { utcTime } from "../../scan-time.ts";
import { asLabels, asObject, asTexts, asWord, type JsonObject } from "../json-value.ts";

/** One node of a swarm. */
export function nodeFact(name: string, node: JsonObject): HostFact {
  const spec = asObject(node.Spec);
  const description = asObject(node.Description);
  const engine = asObject(description?.Engine);
  const platform = asObject(description?.Platform);
  const status = asObject(node.Status);
  const version = asWord(engine?.EngineVersion);
  const state = asWord(status?.State);
  return {
    kind: "host",
    name,
    roles: asTexts([spec?.Role]),
    labels: { ...asLabels(engine?.Labels), ...asLabels(spec?.Labels) },
    os: asWord(platform?.OS),
    kernel: null,
    runtime: version === null ? null : `docker://${version}`,
    agent: null,
    machineId: null,
    systemUuid: null,
    provider: null,
    region: null,
    architecture: asWord(platform?.Architecture),
    addresses: asTexts([status?.Addr]).filter((address) => address !== "0.0.0.0"),
    ready: state === null || state === "unknown" ? null : state === "ready",
    createdAt: utcTime(node.CreatedAt),
  };
}
