import type { AssetKind } from "../inventory/schema.ts";
import type { Area } from "./schema.ts";

const CLUSTER_SCAN = "trivy k8s --report all --format json --quiet";
const POLICIES = "kubectl get networkpolicies --all-namespaces --output json";
const RBAC = "kubectl get roles,clusterroles,rolebindings,clusterrolebindings --all-namespaces --output json";

type Look = [tool: string, subject: string | null];

/** What makes a document that assesses the area (domain.md, Posture 5), and what has to be said of its subject. */
const LOOKS: Partial<Record<AssetKind, Partial<Record<Area, Look>>>> = {
  image: { vulnerabilities: ["trivy image --format json --quiet IMAGE", null] },
  host: { configuration: ["kube-bench run --json", "host:NAME"] },
  workload: { configuration: [CLUSTER_SCAN, "cluster:NAME"], network: [POLICIES, "cluster:NAME"] },
  cluster: {
    configuration: [CLUSTER_SCAN, "cluster:NAME"],
    network: [POLICIES, "cluster:NAME"],
    access: [RBAC, "cluster:NAME"],
  },
};

/**
 * The command that has an area of such assets looked at; null where no single one does. Upper-case words stand for
 * what the reader fills in; address and token come from PLIMSOLL_URL and PLIMSOLL_TOKEN.
 */
export const lookCommand = (kind: AssetKind, area: Area): string | null => {
  const look = LOOKS[kind]?.[area];
  if (!look) return null;
  const [tool, subject] = look;
  const push = "npm run plimsoll -- push report.json";
  return `${tool} > report.json && ${push}${subject === null ? "" : ` --subject ${subject}`}`;
};
