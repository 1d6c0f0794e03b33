import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { describe, expect, it } from "vitest";
import { parseAllDocuments } from "yaml";
import { COLLECT_OPTIONS } from "../../cli/options.ts";
import { plimsollKubernetes } from "../../ingest/adapters/plimsoll-kubernetes/adapter.ts";
import { snapshot } from "../../ingest/adapters/plimsoll-kubernetes/testing.ts";
import { connect } from "./api.ts";
import { kubeConfigOf } from "./credentials.ts";
import { KINDS } from "./kinds.ts";
import { KUBERNETES_OPTIONS } from "./options.ts";
import { hasOpenssl } from "./test-certificates.ts";
import { FakeCluster } from "./testing.ts";
import { watchCluster } from "./watch.ts";

interface Rule {
  apiGroups?: string[];
  resources?: string[];
  nonResourceURLs?: string[];
  verbs: string[];
}
interface Manifest {
  kind: string;
  metadata: { name: string; namespace?: string };
  rules?: Rule[];
  spec?: { template: { spec: { containers: { args: string[] }[] } } };
}

const manifestsIn = (name: string): Manifest[] => {
  const file = new URL(`../../../deploy/kubernetes/${name}.yaml`, import.meta.url);
  const documents = parseAllDocuments(readFileSync(file, "utf8"));
  expect(documents.flatMap(({ errors }) => errors)).toEqual([]);
  return documents.map((document) => document.toJS() as Manifest);
};

/** `verb group/resource` of each single right. */
const rightsIn = (manifests: Manifest[]): string[] =>
  manifests
    .flatMap(({ rules = [] }) => rules)
    .flatMap(({ apiGroups = [], resources = [], nonResourceURLs = [], verbs }) =>
      verbs.flatMap((verb) => [
        ...apiGroups.flatMap((group) => resources.map((resource) => `${verb} ${group}/${resource}`)),
        ...nonResourceURLs.map((url) => `${verb} ${url}`),
      ]),
    )
    .sort();

/** What the agent really asks an API server for, as the rights that this takes. */
const rightsUsed = async (): Promise<string[]> => {
  const cluster = new FakeCluster();
  await cluster.start();
  const api = connect(kubeConfigOf({ kubeconfig: cluster.kubeconfig(), context: undefined }, {}));
  const scene = { version: "0.1.0", name: null, address: api.address };
  const ending = new AbortController();
  const ship = async () => {};
  const watching = watchCluster(
    { api, scene, namespaces: null, interval: 100, tell: () => {} },
    ship,
    ending.signal,
  );
  await expect.poll(() => cluster.watching, { timeout: 10_000 }).toBe(KINDS.length);
  ending.abort();
  await watching;
  api.close();
  await cluster.stop();
  cluster.remove();
  const rights = cluster.asked.map(({ path, query }) => {
    const [, group = "", resource] = /^\/(?:api|apis\/([^/]+))\/v1(?:alpha2)?\/([a-z]+)$/.exec(path) ?? [];
    if (resource === undefined) return `get ${path}`;
    return `${query.has("watch") ? "watch" : "list"} ${group}/${resource}`;
  });
  return [...new Set(rights)].sort();
};

describe("the manifests of the agent", () => {
  it.skipIf(!hasOpenssl)("give it exactly the rights that it uses", async () => {
    const given = rightsIn([...manifestsIn("collector"), ...manifestsIn("names")]);
    expect(given).toEqual(await rightsUsed());
  });

  it("give it no right to read Secrets unless one adds it", () => {
    expect(rightsIn(manifestsIn("collector")).filter((right) => /secrets|configmaps/.test(right))).toEqual(
      [],
    );
    expect(rightsIn(manifestsIn("names"))).toContain("list /secrets");
  });

  it("start a command that there is", () => {
    const deployment = manifestsIn("collector").find(({ kind }) => kind === "Deployment");
    const [collect, kind, ...args] = deployment!.spec!.template.spec.containers[0]!.args;
    expect([collect, kind]).toEqual(["collect", "kubernetes"]);
    const { values } = parseArgs({ args, options: { ...KUBERNETES_OPTIONS, ...COLLECT_OPTIONS } });
    expect(values).toEqual({ watch: true, json: true });
  });

  it("pass its own checks, but for a token in the environment", () => {
    const objects: Record<string, Manifest[]> = {};
    for (const manifest of manifestsIn("collector"))
      objects[manifest.kind] = [...(objects[manifest.kind] ?? []), manifest];
    const failed = plimsollKubernetes
      .read(snapshot(objects))
      .targets.flatMap(({ observations }) => observations)
      .filter(({ outcome }) => outcome === "fail");
    expect(failed.map(({ rule }) => rule.id)).toEqual(["plimsoll/kubernetes-secret-in-environment"]);
  });
});
