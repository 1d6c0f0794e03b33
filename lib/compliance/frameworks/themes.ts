import type { AssetKind } from "../../inventory/schema.ts";
import { cisCheck } from "./cis-kubernetes.ts";

/** What tools can see of one concern: checks that are all required, and the assets they are about. */
export interface Theme {
  appliesTo: readonly AssetKind[];
  checks: readonly string[];
}

/** Docker Bench renumbered its fifth section by one between the two benchmark versions it publishes. */
const docker5 = (id: number): string => `docker-bench@1.6.0/5.${id} | docker-bench@1.3.6/5.${id - 1}`;
const docker = (id: string): string => `docker-bench@1.6.0/${id} | docker-bench@1.3.6/${id}`;

const on = (appliesTo: readonly AssetKind[], ...checks: string[]): Theme => ({ appliesTo, checks });

/**
 * One concern, every tool's word for it. Frameworks name themes, so a tool's new check is added here once and serves
 * all of them.
 */
export const THEMES = {
  "image-scanning": on(["image"], "coverage:image/vulnerabilities"),
  "image-vulnerabilities": on(["image"], "vulnerability:kev", "vulnerability:fixable>=high"),
  "host-vulnerabilities": on(
    ["host"],
    "coverage:host/vulnerabilities",
    "vulnerability:kev",
    "vulnerability:fixable>=critical",
  ),
  secrets: on(["image", "source", "workload"], "coverage:image/secrets", "secret:any"),
  "secrets-in-configuration": on(["workload"], "kubescape/C-0012 | trivy/KSV109"),
  provenance: on(["image"], "coverage:image/provenance"),
  "trusted-registries": on(["workload"], `kubescape/C-0078 | trivy/KSV125 | ${cisCheck("image-provenance")}`),
  "pinned-images": on(["workload"], "trivy/KSV013 | kubescape/C-0075"),
  "non-root": on(["workload"], `kubescape/C-0013 | trivy/KSV012 | ${docker("4.1")} | trivy/DS002`),
  privileged: on(
    ["workload"],
    `kubescape/C-0057 | trivy/KSV017 | ${docker5(5)} | ${cisCheck("pod-privileged")}`,
  ),
  "privilege-escalation": on(
    ["workload"],
    `kubescape/C-0016 | trivy/KSV001 | ${docker5(26)} | ${cisCheck("pod-escalation")}`,
  ),
  capabilities: on(
    ["workload"],
    `kubescape/C-0046 | trivy/KSV022 | ${docker5(4)} | ${cisCheck("pod-added-caps")}`,
  ),
  confinement: on(
    ["workload"],
    `kubescape/C-0055 | trivy/KSV030 | ${docker5(22)} | ${cisCheck("pod-seccomp")}`,
  ),
  "host-namespaces": on(
    ["workload"],
    `kubescape/C-0038 | trivy/KSV010 | ${docker5(16)} | ${cisCheck("pod-host-pid")}`,
    `kubescape/C-0041 | trivy/KSV009 | ${docker5(10)}`,
  ),
  "host-paths": on(
    ["workload"],
    `kubescape/C-0048 | trivy/KSV023 | ${docker5(6)} | ${cisCheck("pod-host-path")}`,
  ),
  "runtime-socket": on(["workload"], `kubescape/C-0074 | trivy/KSV006 | ${docker5(32)}`),
  "read-only-root": on(["workload"], `kubescape/C-0017 | trivy/KSV014 | ${docker5(13)}`),
  "remote-shell": on(["workload"], `kubescape/C-0042 | trivy/DS004 | ${docker5(7)}`),
  "resource-limits": on(
    ["workload"],
    `kubescape/C-0271 | kubescape/C-0004 | trivy/KSV018 | ${docker5(11)}`,
    `kubescape/C-0270 | kubescape/C-0050 | trivy/KSV011 | ${docker5(12)}`,
  ),
  "network-policies": on(
    ["cluster", "workload"],
    "coverage:workload/network",
    `kubescape/C-0260 | trivy/KSV038 | ${cisCheck("network-policies")}`,
  ),
  "ingress-egress": on(["workload"], "kubescape/C-0030"),
  "exposed-interfaces": on(["workload"], "kubescape/C-0021"),
  "host-ports": on(["workload"], `kubescape/C-0044 | trivy/KSV024 | ${docker5(8)}`),
  "cluster-admin": on(["cluster"], `kubescape/C-0035 | trivy/KSV111 | ${cisCheck("rbac-cluster-admin")}`),
  "wildcard-roles": on(
    ["cluster"],
    `kubescape/C-0187 | trivy/KSV046 | trivy/KSV044 | ${cisCheck("rbac-wildcards")}`,
  ),
  "read-secrets": on(["cluster"], "kubescape/C-0015 | kubescape/C-0186 | trivy/KSV041 | trivy/KSV113"),
  "exec-into-containers": on(["cluster"], "kubescape/C-0002 | trivy/KSV053"),
  "create-pods": on(["cluster"], "kubescape/C-0188 | trivy/KSV048"),
  "destructive-roles": on(["cluster"], "kubescape/C-0007", "kubescape/C-0031"),
  impersonation: on(["cluster"], "kubescape/C-0065 | kubescape/C-0191"),
  "service-account-tokens": on(["workload"], "kubescape/C-0034 | trivy/KSV036"),
  authorisation: on(
    ["cluster"],
    `kubescape/C-0088 | ${cisCheck("apiserver-authz-rbac")}`,
    cisCheck("apiserver-authz-not-always"),
  ),
  "anonymous-access": on(
    ["cluster"],
    `kubescape/C-0262 | kubescape/C-0113 | ${cisCheck("apiserver-anonymous")}`,
  ),
  "kubelet-access": on(
    ["cluster"],
    `kubescape/C-0069 | kubescape/C-0172 | ${cisCheck("kubelet-anonymous")}`,
    `kubescape/C-0070 | ${cisCheck("kubelet-client-ca")}`,
  ),
  "encryption-at-rest": on(
    ["cluster"],
    `kubescape/C-0066 | kubescape/C-0141 | ${cisCheck("encryption-config")}`,
  ),
  "encryption-in-transit": on(["workload"], "kubescape/C-0263"),
  "control-plane-files": on(["host"], cisCheck("apiserver-spec-mode"), cisCheck("pki-owner")),
  "audit-logs": on(["cluster"], `kubescape/C-0067 | kubescape/C-0130 | ${cisCheck("audit-log-path")}`),
  "daemon-audit": on(["host"], docker("1.1.3")),
  "central-logs": on(["host"], docker("2.13")),
  "admission-policy": on(["cluster"], `kubescape/C-0068 | kubescape/C-0192 | ${cisCheck("pod-policy")}`),
  "default-namespace": on(["workload"], `kubescape/C-0061 | trivy/KSV110 | ${cisCheck("default-namespace")}`),
  "host-configuration": on(["host"], "coverage:host/configuration"),
  "workload-configuration": on(["workload"], "coverage:workload/configuration"),
  "runtime-detection": on(["workload"], "coverage:workload/runtime"),
  "daemon-registries": on(["host"], docker("2.5")),
  "daemon-tls": on(["host"], docker("2.7")),
  "health-checks": on(["workload"], `kubescape/C-0056 | ${docker5(27)} | ${docker("4.6")}`),
  "default-credentials": on(["workload"], "kubescape/C-0053"),
  dashboards: on(["workload"], "kubescape/C-0047 | kubescape/C-0014"),
  "scheduled-jobs": on(["workload"], "kubescape/C-0026"),
  "admission-webhooks": on(["cluster"], "kubescape/C-0036", "kubescape/C-0039"),
  "cloud-credentials": on(["workload"], "kubescape/C-0020", "kubescape/C-0052"),
  "cluster-network": on(["cluster"], "kubescape/C-0054 | kubescape/C-0049"),
} as const satisfies Record<string, Theme>;

export type ThemeName = keyof typeof THEMES;
