import { asObject, asText } from "../json-value.ts";
import type { ObjectCheck } from "./object-check.ts";

/** The kubelet may be this many minor versions older than the API server; two before 1.28. */
const SKEW = 3;
const OLDER_SKEW = 2;
const SKEW_GREW = 28;

/** Asked of each node, on its host. */
export const NODE_CHECKS: readonly ObjectCheck[] = [
  {
    id: "kubernetes-kubelet-version",
    title: "The kubelet is of a version that the API server does not support",
    why: "It is too far behind the API server, or ahead of it: fixes of security holes are missing, and nobody tests the two together.",
    remedy: "Upgrade the node; the API server first, then the kubelets.",
    severity: "medium",
    area: "configuration",
    references: ["https://kubernetes.io/releases/version-skew-policy/"],
    kinds: ["Node"],
    needs: [],
    verdict: ({ value }, { version }) => {
      const kubelet = asText(asObject(asObject(value.status)?.nodeInfo)?.kubeletVersion);
      const [server, own] = [minorOf(version ?? ""), minorOf(kubelet)];
      if (server === null || own === null) return "not_applicable";
      const allowed = server >= SKEW_GREW ? SKEW : OLDER_SKEW;
      return own > server || server - own > allowed
        ? { wrong: `kubelet ${kubelet}, API server ${version}` }
        : "met";
    },
  },
  {
    id: "kubernetes-runtime-version",
    title: "The container runtime of a node gets no more fixes",
    why: "A hole in the runtime is a way out of every container of the node; in so old a version nobody closes it.",
    remedy: "Upgrade the node to containerd 1.7 or later, or to the CRI-O that belongs to its kubelet.",
    severity: "medium",
    area: "configuration",
    references: ["https://containerd.io/releases/", "https://kubernetes.io/dockershim"],
    kinds: ["Node"],
    needs: [],
    verdict: ({ value }) => {
      const info = asObject(asObject(value.status)?.nodeInfo);
      const runtime = asText(info?.containerRuntimeVersion);
      const [, name = "", major, minor] = /^([a-z-]+):\/\/v?(\d{1,3})\.(\d{1,3})\b/.exec(runtime) ?? [];
      const kubelet = minorOf(asText(info?.kubeletVersion));
      if (name === "" || (name !== "containerd" && kubelet === null)) return "not_applicable";
      const old = isOldRuntime(name, [Number(major), Number(minor)], kubelet ?? 0);
      return old === null ? "not_applicable" : old ? { wrong: runtime } : "met";
    },
  },
];

/** Kubernetes took out its own way to Docker Engine in 1.24; CRI-O is kept up for three minor versions, as Kubernetes is. */
function isOldRuntime(name: string, [major, minor]: [number, number], kubelet: number): boolean | null {
  if (name === "containerd") return major < 1 || (major === 1 && minor < 7);
  if (name === "docker") return kubelet < 24;
  return name === "cri-o" ? minor < kubelet - 2 : null;
}

/** The minor of 1.x; null for what is no version. */
function minorOf(version: string): number | null {
  const minor = /^v?1\.(\d{1,3})\b/.exec(version)?.[1];
  return minor === undefined ? null : Number(minor);
}
