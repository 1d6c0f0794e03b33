import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseAllDocuments } from "yaml";
import { readCollect } from "../cli/collect.ts";
import { AGENT_RUNS, type AgentRun, agentManifest, deployedManifest } from "./kubernetes-agent.ts";

interface PodSpec {
  containers: { image: string; command: string[]; args: string[]; env: Variable[] }[];
}
interface Manifest {
  kind: string;
  metadata: { name: string; namespace?: string };
  stringData?: Record<string, string>;
  spec: { template?: { spec: PodSpec }; jobTemplate?: { spec: { template: { spec: PodSpec } } } };
}
interface Variable {
  name: string;
  valueFrom?: { secretKeyRef: { name: string; key: string } };
}

const CONNECTION = { url: "https://plimsoll.example:8443", token: "plm_\"it's $HOME\n`id`" };
const IMAGE = "registry.example/plimsoll@sha256:0";

const manifestsOf = (text: string): Manifest[] => {
  const documents = parseAllDocuments(text);
  expect(documents.flatMap(({ errors }) => errors)).toEqual([]);
  return documents.map((document) => document.toJS() as Manifest);
};

const made = (run: AgentRun, image = IMAGE) => {
  const manifests = manifestsOf(agentManifest(CONNECTION, image, run));
  const { spec } = manifests.at(-1)!;
  const [container] = (spec.template ?? spec.jobTemplate!.spec.template).spec.containers;
  return { manifests, container: container! };
};

describe.each(AGENT_RUNS)("the agent's manifests, as a %s", (run) => {
  const { manifests, container } = made(run);

  it("have the address and the token in the Secret that the container reads, and nowhere else", () => {
    const secret = manifests.find(({ kind }) => kind === "Secret")!;
    expect(secret.stringData).toEqual(CONNECTION);
    const references = container.env.flatMap(({ valueFrom }) => valueFrom?.secretKeyRef ?? []);
    expect(references).toEqual(["url", "token"].map((key) => ({ name: secret.metadata.name, key })));
    const others = manifests.filter((manifest) => manifest !== secret);
    expect(JSON.stringify(others)).not.toContain(CONNECTION.url);
    expect(JSON.stringify(others)).not.toContain("plm_");
  });

  it("stand in one namespace, which they make", () => {
    const [namespace, ...others] = manifests;
    expect(namespace!.kind).toBe("Namespace");
    const named = others.filter(({ kind }) => !kind.startsWith("ClusterRole"));
    expect(new Set(named.map(({ metadata }) => metadata.namespace))).toEqual(
      new Set([namespace!.metadata.name]),
    );
  });

  it("run a command that there is, in the image that was named", () => {
    expect([container.image, ...container.command]).toEqual([IMAGE, "plimsoll"]);
    const [collect, ...args] = container.args;
    expect(collect).toBe("collect");
    const { kind, values } = readCollect(args);
    expect({ kind, ...values }).toEqual({
      kind: "kubernetes",
      json: true,
      ...(run === "deployment" ? { watch: true } : {}),
    });
  });

  it("say plainly that no image was named yet", () => {
    expect(made(run, " ").container.image).toBe("PLIMSOLL_IMAGE");
  });

  it("cannot be broken out of by an odd image", () => {
    const odd = 'a: b"\n  privileged: true #';
    expect(made(run, odd).container.image).toBe(odd);
  });
});

it("is what stands in deploy/kubernetes", () => {
  const file = new URL("../../deploy/kubernetes/collector.yaml", import.meta.url);
  expect(readFileSync(file, "utf8")).toBe(deployedManifest());
});
