import type { Options } from "../options.ts";

export const KUBERNETES_OPTIONS = {
  kubeconfig: {
    type: "string",
    value: "FILE",
    help: "else KUBECONFIG, else the pod's service account, else ~/.kube/config",
  },
  context: { type: "string", value: "NAME", help: "the kubeconfig's context, if not its current one" },
  cluster: {
    type: "string",
    value: "NAME",
    help: "what the cluster is called here; else the collector's own cluster",
  },
  namespace: {
    type: "string",
    multiple: true,
    value: "NAME",
    help: "look into these only (repeatable); else into all",
  },
} as const satisfies Options;
