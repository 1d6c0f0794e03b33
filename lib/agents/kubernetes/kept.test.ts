import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { kubernetes } from "../../ingest/adapters/kubernetes/adapter.ts";
import { plimsollKubernetes } from "../../ingest/adapters/plimsoll-kubernetes/adapter.ts";
import { list, snapshot } from "../../ingest/adapters/plimsoll-kubernetes/testing.ts";
import { keptObject } from "./kept.ts";
import { KINDS } from "./kinds.ts";
import { podOf, SECRETS } from "./test-objects.ts";

type Json = Record<string, unknown>;

const CORPUS = new URL("../../../../shared/corpus/kubectl/", import.meta.url);
const present = existsSync(CORPUS);
const read = (name: string) =>
  JSON.parse(readFileSync(new URL(name, CORPUS), "utf8")) as { kind: string; items: Json[] };

/** Secrets in every place of an object where somebody has once put one. */
const HIDING: [kind: string, object: Json][] = [
  ["Pod", podOf("web")],
  ["Pod", { metadata: { name: "a", annotations: { "vault.example/inject": SECRETS.canary } } }],
  ["Pod", { spec: { containers: [{ lifecycle: { preStop: { exec: { command: [SECRETS.canary] } } } }] } }],
  ["Pod", { spec: { volumes: [{ name: "v", flexVolume: { options: { key: SECRETS.canary } } }] } }],
  [
    "Pod",
    {
      status: {
        message: SECRETS.canary,
        containerStatuses: [{ state: { waiting: { message: SECRETS.canary } } }],
      },
    },
  ],
  ["CronJob", { spec: { jobTemplate: { spec: { template: { spec: podOf("web").spec } } } } }],
  [
    "Service",
    {
      metadata: { name: "s", annotations: { auth: SECRETS.canary } },
      spec: { sessionAffinity: SECRETS.canary },
    },
  ],
  ["Ingress", { metadata: { name: "i", annotations: { "nginx.example/auth-snippet": SECRETS.canary } } }],
  [
    "Node",
    {
      metadata: { name: "n", annotations: { "kubeadm.example/key": SECRETS.canary } },
      status: { conditions: [{ message: SECRETS.canary }] },
    },
  ],
  ["ServiceAccount", { metadata: { name: "a" }, secrets: [{ name: SECRETS.canary }] }],
  [
    "Secret",
    {
      metadata: { name: "s", labels: { a: SECRETS.canary } },
      data: { a: SECRETS.canary },
      stringData: { a: SECRETS.canary },
    },
  ],
  ["ConfigMap", { metadata: { name: "c" }, data: { a: SECRETS.canary } }],
];

describe("what leaves a cluster", () => {
  it.each(HIDING)("of a %s, case %#, holds no secret", (kind, object) => {
    expect(JSON.stringify(object)).toContain(SECRETS.canary);
    const namesOnly = KINDS.find((known) => known.kind === kind)?.namesOnly === true;
    expect(JSON.stringify(keptObject(kind, namesOnly, object))).not.toContain(SECRETS.canary);
  });

  it.each([
    null,
    [],
    "x",
    { metadata: 1, spec: [], status: "y" },
    { spec: { containers: [null], template: 3 } },
  ])("of %j is none the less an object", (object) => {
    for (const { kind } of KINDS)
      expect(keptObject(kind, false, (object ?? {}) as Json)).toHaveProperty("metadata");
  });
});

describe.skipIf(!present)("real lists", () => {
  const files = present
    ? readdirSync(CORPUS).filter((name) => name.endsWith(".json") && "items" in read(name))
    : [];

  it.each(files)("of %s say as much without what was left out", (name) => {
    const document = read(name);
    const told = kubernetes.read(document).facts.filter(({ kind }) => kind !== "cluster");
    const lists = KINDS.map(({ kind, namesOnly }) => {
      const items = document.items.filter(
        (item) => (item.kind ?? document.kind.replace("List", "")) === kind,
      );
      return list(
        kind,
        items.map((item) => keptObject(kind, namesOnly === true, item)),
      );
    });
    const kept = plimsollKubernetes.read(snapshot({}, { lists })).facts;
    for (const fact of told) expect(kept).toContainEqual(fact);
  });
});
