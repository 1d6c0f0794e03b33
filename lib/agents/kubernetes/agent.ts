import type { MakeAgent } from "../command.ts";
import { UsageError } from "../options.ts";
import { connect } from "./api.ts";
import { demandSomething, newCluster, versionOf } from "./cluster.ts";
import { kubeConfigOf } from "./credentials.ts";
import { snapshotParcel } from "./document.ts";
import { fill } from "./fill.ts";
import { watchCluster } from "./watch.ts";

/** The agent of a Kubernetes cluster. */
export const kubernetesAgent: MakeAgent = (given, { env, interval, tell, version }) => {
  const { kubeconfig, context, cluster: name } = given as Record<string, string | undefined>;
  const config = kubeConfigOf({ kubeconfig, context }, env);
  const namespaces = namesOf(given.namespace);
  return async (ship, { watch, signal }) => {
    const api = connect(config);
    const scene = { version, name: name ?? null, address: api.address };
    try {
      if (watch) return await watchCluster({ api, scene, namespaces, interval, tell }, ship, signal);
      const at = new Date();
      const cluster = newCluster(namespaces);
      cluster.version = await versionOf(api, signal);
      for (const shelf of cluster.shelves) await fill(api, shelf, signal);
      demandSomething(cluster);
      await ship(snapshotParcel(scene, cluster, at));
    } finally {
      api.close();
    }
  };
};

const NAMESPACE = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

const namesOf = (given: unknown): string[] | null => {
  if (!Array.isArray(given) || given.length === 0) return null;
  const names = given.map(String);
  const wrong = names.find((name) => !NAMESPACE.test(name));
  if (wrong !== undefined) throw new UsageError(`${wrong} is no name of a namespace`);
  return [...new Set(names)].sort();
};
