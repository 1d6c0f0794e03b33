import { hash } from "node:crypto";
import type { Parcel } from "../parcel.ts";
import { type Cluster, uidOf } from "./cluster.ts";
import { apiVersionOf } from "./kinds.ts";
import type { Departed, Shelf } from "./shelf.ts";

/** Whose cluster it is, and who looked. */
export interface Scene {
  /** Of the agent. */
  version: string;
  /** As told; null where the collector's own cluster is meant. */
  name: string | null;
  /** Of the API server. */
  address: string;
}

/** A whole look at a cluster. */
export const snapshotParcel = (scene: Scene, cluster: Cluster, at: Date): Parcel => {
  const lists = `"lists":[${listTexts(cluster).join(",")}],"departed":[]`;
  const name = scene.name ?? scene.address;
  return {
    ...parcel(scene, cluster, at, lists),
    name: "kubernetes-snapshot.json",
    series: `kubernetes:${name}:${cluster.namespaces?.join() ?? ""}`,
    content: hash("sha256", JSON.stringify([scene, uidOf(cluster), cluster.version]) + lists),
    source: { kind: "kubernetes", name, version: cluster.version },
  };
};

/** What came and went between two looks. */
export const departedParcel = (
  scene: Scene,
  cluster: Cluster,
  at: Date,
  departed: readonly Departed[],
): Parcel => ({
  ...parcel(scene, cluster, at, `"lists":null,"departed":[${departed.map(departedText).join(",")}]`),
  name: "kubernetes-departed.json",
});

/** Objects are kept as JSON: a whole cluster is never serialised at once. */
const parcel = (scene: Scene, cluster: Cluster, at: Date, content: string): Omit<Parcel, "name"> => {
  const envelope = JSON.stringify({
    plimsoll: "kubernetes-snapshot",
    version: 1,
    agent: { version: scene.version },
    observedAt: at.toISOString(),
    cluster: { uid: uidOf(cluster), version: cluster.version },
  });
  return {
    body: Buffer.from(`${envelope.slice(0, -1)},${content}}`),
    observedAt: at,
    subjects: scene.name === null ? [] : [`cluster:${scene.name}`],
  };
};

const listTexts = ({ shelves }: Cluster): string[] =>
  shelves.filter(({ kind, standing }) => !kind.optional || standing !== "not_served").map(listText);

const listText = ({ kind, namespace, standing, reason, objects }: Shelf): string => {
  const head = JSON.stringify({
    apiVersion: apiVersionOf(kind),
    kind: kind.kind,
    namespace,
    standing,
    reason,
  });
  // What cannot be seen now may be other than it was: nothing is said of it.
  const items = standing === "unreachable" ? [] : [...objects.values()];
  return `${head.slice(0, -1)},"items":[${items.join(",")}]}`;
};

const departedText = ({ kind, at, gone, object }: Departed): string =>
  `{"kind":${JSON.stringify(kind)},"at":"${at.toISOString()}","gone":${gone},"object":${object}}`;
