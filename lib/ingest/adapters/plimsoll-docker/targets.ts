import type { ContainerFact } from "../../reading/inventory.ts";
import type { HostMention, Observation, Slice, Target } from "../../reading.ts";
import type { JsonObject } from "../json-value.ts";
import { type Check, checked } from "./check.ts";
import { ENGINE_CHECKS } from "./engine-checks.ts";
import { ISOLATION_CHECKS } from "./isolation-checks.ts";
import { RESOURCE_CHECKS } from "./resource-checks.ts";
import { type ContainerSetting, containerSetting, type EngineSetting } from "./setting.ts";

const CONTAINER_CHECKS = [...ISOLATION_CHECKS, ...RESOURCE_CHECKS];

export interface Entry {
  fact: ContainerFact;
  container: JsonObject;
}

/** What the checks say of the engine, on its host. */
export function engineTarget(host: HostMention, engine: EngineSetting): Target {
  return target(host, "plimsoll-docker:engine", ENGINE_CHECKS, [engine]);
}

/**
 * What they say of each group of containers, on what they are instances of: named by one of them, which the inventory
 * knows the workload of. Ended ones speak for it only where no other is there. Pods are their cluster's business.
 */
export function containerTargets(
  host: HostMention,
  entries: readonly Entry[],
  engine: EngineSetting,
): Target[] {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const { service } = entry.fact;
    if (service === null) continue;
    const key = JSON.stringify([service.objectKind, service.namespace, service.name]);
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return [...groups.values()].map((group) => {
    const there = group.filter(({ fact }) => fact.state !== "exited");
    const asked = there.length > 0 ? there : group;
    const settings = asked.map(({ container }) => containerSetting(container, engine));
    const asset = { kind: "container" as const, id: asked[0]!.fact.id, host };
    return target<ContainerSetting>(asset, "plimsoll-docker:container", CONTAINER_CHECKS, settings);
  });
}

function target<Thing>(
  asset: Target["asset"],
  key: string,
  checks: readonly Check<Thing>[],
  things: readonly Thing[],
): Target {
  const slice: Slice = {
    key,
    kind: "misconfiguration",
    area: "configuration",
    assesses: true,
    complete: true,
  };
  const observations = checks.flatMap((check): Observation[] => {
    const observation = checked(check, things, key);
    return observation === null ? [] : [observation];
  });
  return { asset, slices: [slice], observations, packages: 0 };
}
