import type { Area } from "../../../posture/schema.ts";
import type { HostMention, Observation, Slice, Target } from "../../reading.ts";
import { objectComponent } from "../cluster-object.ts";
import type { Tally } from "../tally.ts";
import { ACCESS_CHECKS } from "./access-checks.ts";
import { observed, type Wrong } from "./check.ts";
import { CLUSTER_CHECKS } from "./cluster-checks.ts";
import { ACCOUNT_CHECKS, CONTENT_CHECKS } from "./content-checks.ts";
import { ISOLATION_CHECKS, type PodCheck } from "./isolation-checks.ts";
import { NODE_CHECKS } from "./node-checks.ts";
import type { ObjectCheck } from "./object-check.ts";
import { type ClusterThing, isListedWhole, type Things } from "./objects.ts";
import type { PodSetting } from "./pod-setting.ts";
import { type Scene, sceneOf } from "./scene.ts";
import { type Workload, workloadsIn } from "./workloads.ts";

const NAME = "plimsoll-kubernetes";

/** What the checks say of everything in the snapshot. Checks that lack a list are left out, which is said. */
export function targetsOf(things: Things, version: string | null, tally: Tally): Target[] {
  const scene = sceneOf(things, version);
  const able = (check: ObjectCheck): boolean => {
    const wanted = [...check.kinds, ...check.needs];
    const whole = isListedWhole(things, wanted);
    if (!whole)
      tally.skipped.push({
        path: "/lists",
        reason: `${check.id}: needs all of ${wanted.join(", ")}`,
        loses: false,
      });
    return whole;
  };
  const clusterTarget = ofCluster([...ACCESS_CHECKS, ...CLUSTER_CHECKS].filter(able), things.all, scene);
  const accounts = isListedWhole(things, ["ServiceAccount"]);
  return [
    ...(clusterTarget.slices.length > 0 ? [clusterTarget] : []),
    ...things.all.filter(({ kind }) => kind === "Node").map((node) => ofNode(node, scene)),
    ...workloadsIn(things).map((workload) => ofWorkload(workload, accounts)),
  ];
}

const slice = (part: string, area: Area): Slice => ({
  key: `${NAME}:${part}`,
  kind: "misconfiguration",
  area,
  assesses: true,
  complete: true,
});

/** Objects come and go: each check is a slice of its own, with a failure an object, or one word that all is well. */
function ofCluster(checks: readonly ObjectCheck[], all: readonly ClusterThing[], scene: Scene): Target {
  const slices = checks.map((check) => slice(check.id, check.area));
  const observations = checks.flatMap((check) => {
    const key = `${NAME}:${check.id}`;
    let met = false;
    const failed = all.flatMap((thing): Observation[] => {
      const verdict = check.kinds.includes(thing.kind) ? check.verdict(thing, scene) : "not_applicable";
      met ||= verdict === "met";
      if (typeof verdict === "string") return [];
      const { namespace, name } = thing.metadata;
      return [observed(check, key, [verdict], objectComponent({ kind: thing.kind, namespace, name }))];
    });
    return failed.length === 0 && met ? [observed(check, key, [])] : failed;
  });
  return { asset: { kind: "cluster", name: null }, slices, observations, packages: 0 };
}

function ofNode(node: ClusterThing, scene: Scene): Target {
  const asset: HostMention = { kind: "host", name: node.metadata.name, machineId: null, systemUuid: null };
  const own = slice("node", "configuration");
  const observations = NODE_CHECKS.flatMap((check) => {
    const verdict = check.verdict(node, scene);
    if (verdict === "not_applicable") return [];
    return [observed(check, own.key, verdict === "met" ? [] : [verdict])];
  });
  return { asset, slices: [own], observations, packages: 0 };
}

const POD_CHECKS = [...ISOLATION_CHECKS, ...CONTENT_CHECKS];

function ofWorkload({ mention, settings }: Workload, accounts: boolean): Target {
  const own = slice("workload", "configuration");
  const account = slice("account", "configuration");
  const of = (checks: readonly PodCheck[], key: string) =>
    checks.flatMap((check) => verdictOn(check, settings, key));
  return {
    asset: { kind: "workload", ...mention },
    slices: accounts ? [own, account] : [own],
    observations: [...of(POD_CHECKS, own.key), ...(accounts ? of(ACCOUNT_CHECKS, account.key) : [])],
    packages: 0,
  };
}

/** One word on all pods of a workload: a failure where one fails. */
function verdictOn(check: PodCheck, settings: readonly PodSetting[], key: string): Observation[] {
  const asked = settings
    .map((setting) => check.verdict(setting))
    .filter((verdict) => verdict !== "not_applicable");
  const wrongs = asked.filter((verdict): verdict is Wrong => verdict !== "met");
  return asked.length === 0 ? [] : [observed(check, key, wrongs)];
}
