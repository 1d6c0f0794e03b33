import { asObject, asText, asTexts, asWord } from "../json-value.ts";
import { cis, nsa, type Verdict } from "./check.ts";
import type { ObjectCheck } from "./object-check.ts";
import type { ClusterThing } from "./objects.ts";

/** What runs there needs the node, and its authors answer for it. */
const SYSTEM_NAMESPACES = new Set(["kube-system", "kube-public", "kube-node-lease"]);
const ENFORCE = "pod-security.kubernetes.io/enforce";
const ANYWHERE = new Set(["0.0.0.0/0", "::/0"]);

/** How a cluster itself is set up, as far as its objects say. */
export const CLUSTER_CHECKS: readonly ObjectCheck[] = [
  {
    id: "kubernetes-network-policy",
    title: "Pods of a namespace are not kept apart by any network policy",
    why: "Every pod of the cluster reaches every port of theirs, and they reach everything: one intruder sees the whole network.",
    remedy: "Begin with a policy that denies all, and allow what the pods need.",
    severity: "medium",
    area: "network",
    references: [cis("5.3.2"), nsa("Network separation and hardening")],
    kinds: ["Namespace"],
    needs: ["Pod", "NetworkPolicy"],
    verdict: ({ metadata: { name } }, { inhabited, policed }) => {
      if (SYSTEM_NAMESPACES.has(name) || !inhabited.has(name)) return "not_applicable";
      return policed.has(name) ? "met" : { wrong: "pods run there without a NetworkPolicy" };
    },
  },
  {
    id: "kubernetes-open-service",
    title: "A Service is open to what is outside the cluster",
    why: "A load balancer or a port of every node leads to its pods from wherever the nodes can be reached, past Ingresses and what guards them.",
    remedy:
      "Use ClusterIP behind an Ingress; else make the load balancer internal or name loadBalancerSourceRanges.",
    severity: "medium",
    area: "network",
    references: [nsa("Network separation and hardening")],
    kinds: ["Service"],
    needs: [],
    verdict: openService,
  },
  {
    id: "kubernetes-external-ips",
    title: "A Service claims addresses of its own choice",
    why: "With externalIPs a Service may take over an address that others talk to, and read what was meant for them (CVE-2020-8554).",
    remedy: "Use a load balancer, and forbid externalIPs by admission.",
    severity: "medium",
    area: "network",
    references: [],
    kinds: ["Service"],
    needs: [],
    verdict: ({ value }) => {
      const addresses = asTexts(asObject(value.spec)?.externalIPs).sort();
      return addresses.length > 0 ? { wrong: addresses.join(", ") } : "met";
    },
  },
  {
    id: "kubernetes-pod-security",
    title: "A namespace takes pods of any kind",
    why: "Without a Pod Security level that is enforced, whoever may create pods there may create privileged ones, and own the nodes.",
    remedy: `Label it ${ENFORCE}: restricted, or baseline where that breaks what runs there.`,
    severity: "medium",
    area: "configuration",
    references: [cis("5.2.1"), nsa("Kubernetes Pod security")],
    kinds: ["Namespace"],
    needs: [],
    verdict: ({ metadata: { name, labels } }) => {
      if (SYSTEM_NAMESPACES.has(name)) return "not_applicable";
      const level = asWord(labels[ENFORCE]);
      if (level === "restricted" || level === "baseline") return "met";
      return { wrong: level === null ? "no level is enforced" : `the level is ${level}` };
    },
  },
];

function openService({ metadata, value }: ClusterThing): Verdict {
  const spec = asObject(value.spec);
  const type = asWord(spec?.type) ?? "ClusterIP";
  if (type === "NodePort") return { wrong: "NodePort", severity: "low" };
  if (type !== "LoadBalancer") return "met";
  if (Object.entries(metadata.annotations).some(([name, word]) => isInternal(name, asText(word))))
    return "met";
  const ranges = asTexts(spec?.loadBalancerSourceRanges);
  const anybody = ranges.length === 0 || ranges.some((range) => ANYWHERE.has(range));
  return anybody ? { wrong: "LoadBalancer for any address" } : "met";
}

/** Clouds each have a word of their own for a load balancer that only their inner network reaches. */
function isInternal(name: string, word: string): boolean {
  if (/load-balancer-(type|scheme)$/.test(name)) return /^internal$/i.test(word);
  return /internal/.test(name) && !/^(false|no|)$/i.test(word);
}
