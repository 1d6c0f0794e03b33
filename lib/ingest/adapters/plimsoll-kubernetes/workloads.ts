import { topWorkloadOf, type WorkloadLookup, workloadOf } from "../../identity/workload-owner.ts";
import type { WorkloadMention } from "../../reading.ts";
import { asObject, asWord, type JsonObject } from "../json-value.ts";
import { isController, podFact } from "../kubernetes-workload.ts";
import type { ClusterThing, Things } from "./objects.ts";
import { type PodSetting, podSetting } from "./pod-setting.ts";

/** A workload with the pods it makes, or has. */
export interface Workload {
  /** An object by which the inventory knows the workload. */
  mention: Omit<WorkloadMention, "kind">;
  settings: PodSetting[];
}

/** Whether the accounts' tokens are mounted, by `namespace/name`; absent where an account says nothing. */
type Mounting = Map<string, boolean>;

/**
 * The workloads of a snapshot, each once: by its own template where it is listed, else by that of what it owns, else
 * by its pods.
 */
export function workloadsIn({ all }: Things): Workload[] {
  const known = new Map(all.map((thing) => [nameOf(thing), thing]));
  const lookup: WorkloadLookup = (kind, namespace, name) =>
    known.get(`${kind}/${namespace}/${name}`)?.metadata;
  const mounting: Mounting = new Map(
    all.flatMap(({ kind, metadata: { namespace, name }, value }) => {
      const says = value.automountServiceAccountToken;
      return kind === "ServiceAccount" && typeof says === "boolean" ? [[`${namespace}/${name}`, says]] : [];
    }),
  );
  const groups = new Map<string, ClusterThing[]>();
  for (const thing of all) {
    const top = topOf(thing, lookup);
    if (top === null) continue;
    const group = groups.get(top);
    if (group) group.push(thing);
    else groups.set(top, [thing]);
  }
  return [...groups].flatMap(([top, things]) => {
    const own = known.get(top);
    return workloadOfGroup(own ? [own] : spokesmen(things), mounting) ?? [];
  });
}

const nameOf = ({ kind, metadata: { namespace, name } }: ClusterThing): string =>
  `${kind}/${namespace}/${name}`;

function topOf({ kind, metadata, value }: ClusterThing, lookup: WorkloadLookup): string | null {
  const { namespace, name } = metadata;
  const top =
    kind === "Pod"
      ? workloadOf(podFact(metadata, value), lookup)
      : isController(kind)
        ? topWorkloadOf(kind, namespace, name, lookup)
        : null;
  return top === null ? null : `${top.objectKind}/${top.namespace}/${top.name}`;
}

/** Old ReplicaSets have no pods any more, and ended pods are no pods any more: they speak where no other is there. */
function spokesmen(things: readonly ClusterThing[]): readonly ClusterThing[] {
  const controllers = things.filter(({ kind }) => kind !== "Pod");
  const candidates = controllers.length > 0 ? controllers : things;
  const active = candidates.filter(({ value }) => {
    const phase = asObject(value.status)?.phase;
    return asObject(value.spec)?.replicas !== 0 && phase !== "Succeeded" && phase !== "Failed";
  });
  return active.length > 0 ? active : candidates;
}

function workloadOfGroup(things: readonly ClusterThing[], mounting: Mounting): Workload | null {
  const settings = things.flatMap((thing) => settingOf(thing, mounting) ?? []);
  const [first] = things;
  if (first === undefined || settings.length === 0) return null;
  const { namespace, name } = first.metadata;
  return { mention: { objectKind: first.kind, namespace, name }, settings };
}

function settingOf(
  { kind, metadata: { namespace }, value }: ClusterThing,
  mounting: Mounting,
): PodSetting | null {
  const pod = kind === "Pod" ? value : templateOf(kind, value);
  const account = asWord(asObject(pod?.spec)?.serviceAccountName) ?? "default";
  return pod === null ? null : podSetting(namespace, pod, mounting.get(`${namespace}/${account}`) ?? null);
}

function templateOf(kind: string, { spec }: JsonObject): JsonObject | null {
  const own = asObject(spec);
  return asObject((kind === "CronJob" ? asObject(asObject(own?.jobTemplate)?.spec) : own)?.template);
}
