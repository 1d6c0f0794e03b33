import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseAllDocuments } from "yaml";
import { AGENT_MANIFESTS, AGENT_NAMESPACE, AGENT_SECRET, kubernetesAgentRecipe } from "./kubernetes-agent.ts";

interface Manifest {
  kind: string;
  metadata: { name: string; namespace?: string };
  spec: { template: { spec: { containers: { env: Variable[] }[] } } };
}
interface Variable {
  name: string;
  valueFrom?: { secretKeyRef: { name: string; key: string } };
}

const manifests = parseAllDocuments(readFileSync(AGENT_MANIFESTS, "utf8")).map(
  (document) => document.toJS() as Manifest,
);
const TOKEN = "plm_it's $HOME `id`";
const { command } = kubernetesAgentRecipe({ url: "https://plimsoll.example:8443", token: TOKEN });
const kubectl = spawnSync("kubectl", ["version", "--client"]).status === 0;

describe("the agent's way into a cluster", () => {
  it("puts everything where the manifests look for it", () => {
    const deployment = manifests.find(({ kind }) => kind === "Deployment");
    expect(manifests.find(({ kind }) => kind === "Namespace")?.metadata.name).toBe(AGENT_NAMESPACE);
    expect(deployment?.metadata.namespace).toBe(AGENT_NAMESPACE);
    const references = deployment?.spec.template.spec.containers.flatMap(({ env }) =>
      env.flatMap(({ valueFrom }) => valueFrom?.secretKeyRef ?? []),
    );
    expect(references).toEqual(["url", "token"].map((key) => ({ name: AGENT_SECRET, key })));
  });

  it.skipIf(!kubectl)("survives the shell: kubectl makes a Secret of exactly this address and token", () => {
    const line = command
      .replaceAll("\\\n", "")
      .split("\n")
      .find((text) => text.includes("create secret"));
    const made = execFileSync("sh", ["-c", `${line} --dry-run=client --output json`], { encoding: "utf8" });
    const { metadata, data } = JSON.parse(made) as {
      metadata: { name: string; namespace: string };
      data: Record<string, string>;
    };
    expect([metadata.namespace, metadata.name]).toEqual([AGENT_NAMESPACE, AGENT_SECRET]);
    const decoded = Object.entries(data).map(([key, value]) => [
      key,
      Buffer.from(value, "base64").toString(),
    ]);
    expect(Object.fromEntries(decoded)).toEqual({ url: "https://plimsoll.example:8443", token: TOKEN });
  });
});
