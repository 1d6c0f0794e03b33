/**
 * Data: which recommendation stands under which id in each version of the CIS Kubernetes Benchmark.
 * One line each: ID, A (automated) or M (manual) as kube-bench publishes it, profile level, recommendation.
 * Versions 1.10 to 1.12 differ in little, so their common lines stand once.
 */
const CONTROL_PLANE = `
1.1.1 A1 apiserver-spec-mode
1.1.2 A1 apiserver-spec-owner
1.1.3 A1 controller-spec-mode
1.1.4 A1 controller-spec-owner
1.1.5 A1 scheduler-spec-mode
1.1.6 A1 scheduler-spec-owner
1.1.7 A1 etcd-spec-mode
1.1.8 A1 etcd-spec-owner
1.1.9 M1 cni-mode
1.1.10 M1 cni-owner
1.1.11 A1 etcd-data-mode
1.1.12 A1 etcd-data-owner
1.1.13 A1 admin-conf-mode
1.1.14 A1 admin-conf-owner
1.1.15 A1 scheduler-conf-mode
1.1.16 A1 scheduler-conf-owner
1.1.17 A1 controller-conf-mode
1.1.18 A1 controller-conf-owner
1.1.19 A1 pki-owner
1.1.21 M1 pki-key-mode
1.2.1 M1 apiserver-anonymous
1.2.2 A1 apiserver-token-file
1.2.3 M1 apiserver-external-ips
1.2.4 A1 apiserver-kubelet-client-cert
1.2.5 A1 apiserver-kubelet-ca
1.2.6 A1 apiserver-authz-not-always
1.2.7 A1 apiserver-authz-node
1.2.8 A1 apiserver-authz-rbac
1.2.9 M1 apiserver-event-rate
1.2.10 A1 apiserver-always-admit
1.2.11 M1 apiserver-always-pull
1.2.12 A2 apiserver-admission-sa
1.2.13 A2 apiserver-admission-nslife
1.2.14 A2 apiserver-admission-noderestriction
1.2.15 A1 apiserver-profiling
1.2.16 A1 audit-log-path
1.2.17 A1 audit-log-age
1.2.18 A1 audit-log-backups
1.2.19 A1 audit-log-size
1.2.20 M1 apiserver-timeout
1.2.21 A1 apiserver-sa-lookup
1.2.22 A1 apiserver-sa-key
1.2.23 A1 apiserver-etcd-cert
1.2.24 A1 apiserver-tls
1.2.25 A1 apiserver-client-ca
1.2.26 A1 apiserver-etcd-ca
1.2.27 M1 encryption-config
1.2.28 M1 encryption-provider
1.2.29 M1 apiserver-ciphers
1.3.1 M1 controller-pod-gc
1.3.2 A1 controller-profiling
1.3.3 A1 controller-sa-credentials
1.3.4 A1 controller-sa-key
1.3.5 A1 controller-root-ca
1.3.6 A2 controller-rotate
1.3.7 A1 controller-bind
1.4.1 A1 scheduler-profiling
1.4.2 A1 scheduler-bind`;

const ETCD = `
2.1 A1 etcd-tls
2.2 A1 etcd-client-auth
2.3 A1 etcd-auto-tls
2.4 A1 etcd-peer-tls
2.5 A1 etcd-peer-auth
2.6 A1 etcd-peer-auto-tls
2.7 M2 etcd-own-ca`;

const CONFIGURATION = `
3.1.1 M1 users-client-certs
3.1.2 M1 users-sa-tokens
3.1.3 M1 users-bootstrap-tokens
3.2.1 M1 audit-policy
3.2.2 M2 audit-policy-covers`;

const NODES = `
4.1.1 A1 kubelet-service-mode
4.1.2 A1 kubelet-service-owner
4.1.3 M1 proxy-kubeconfig-mode
4.1.4 M1 proxy-kubeconfig-owner
4.1.5 A1 kubelet-kubeconfig-mode
4.1.6 A1 kubelet-kubeconfig-owner
4.1.8 M1 kubelet-ca-owner
4.1.9 A1 kubelet-config-mode
4.1.10 A1 kubelet-config-owner
4.2.1 A1 kubelet-anonymous
4.2.2 A1 kubelet-authz
4.2.3 A1 kubelet-client-ca
4.2.4 M1 kubelet-read-only-port
4.2.5 M1 kubelet-streaming-timeout
4.2.6 A1 kubelet-iptables
4.2.7 M1 kubelet-hostname
4.2.8 M2 kubelet-events
4.2.9 M1 kubelet-tls
4.2.10 A1 kubelet-rotate-client
4.2.11 M1 kubelet-rotate-server
4.2.12 M1 kubelet-ciphers
4.2.13 M1 kubelet-pids
4.3.1 A1 kube-proxy-metrics`;

const ACCESS_POLICIES = `
5.1.7 M1 rbac-system-masters
5.1.8 M1 rbac-escalate
5.1.9 M1 rbac-create-pv
5.1.10 M1 rbac-node-proxy
5.1.11 M1 rbac-csr-approval
5.1.12 M1 rbac-webhooks
5.1.13 M1 rbac-token-creation
5.2.1 M1 pod-policy
5.2.2 M1 pod-privileged
5.2.3 M1 pod-host-pid
5.2.4 M1 pod-host-ipc
5.2.5 M1 pod-host-network
5.2.6 M1 pod-escalation
5.2.7 M2 pod-root
5.2.8 M1 pod-net-raw
5.3.1 M1 network-cni
5.3.2 M2 network-policies
5.4.1 M2 secrets-files
5.4.2 M2 secrets-external
5.5.1 M2 image-provenance`;

const RBAC = (assessed: "A" | "M"): string => `
5.1.1 ${assessed}1 rbac-cluster-admin
5.1.2 ${assessed}1 rbac-secrets
5.1.3 ${assessed}1 rbac-wildcards
5.1.4 ${assessed}1 rbac-create-pods
5.1.5 ${assessed}1 sa-default
5.1.6 ${assessed}1 sa-automount`;

const POD_LIMITS_13 = `
5.2.9 M1 pod-added-caps
5.2.10 M2 pod-all-caps
5.2.11 M1 pod-host-process
5.2.12 M1 pod-host-path
5.2.13 M1 pod-host-ports`;

const POD_LIMITS_12 = `
5.2.9 M2 pod-all-caps
5.2.10 M1 pod-host-process
5.2.11 M1 pod-host-path
5.2.12 M1 pod-host-ports`;

const GENERAL = (section: string): string => `
${section}.1 M1 namespaces
${section}.2 M2 pod-seccomp
${section}.3 M2 pod-security-context
${section}.4 M2 default-namespace`;

const COMMON = CONTROL_PLANE + ETCD + CONFIGURATION + NODES + ACCESS_POLICIES;

const V1_10 = `${COMMON}${RBAC("A")}${POD_LIMITS_13}${GENERAL("5.7")}
1.1.20 M1 pki-cert-mode-600
4.1.7 M1 kubelet-ca-mode-600`;

const V1_11 = `${COMMON}${RBAC("M")}${POD_LIMITS_13}${GENERAL("5.6")}
1.1.20 M1 pki-cert-mode-644
1.2.30 A1 apiserver-sa-extend
4.1.7 M1 kubelet-ca-mode-644
4.2.14 M1 kubelet-seccomp
4.2.15 M2 kubelet-ip-deny`;

const V1_12 = `${COMMON}${RBAC("M")}${POD_LIMITS_12}${GENERAL("5.6")}
1.1.20 M1 pki-cert-mode-644
1.2.30 A1 apiserver-sa-extend
4.1.7 M1 kubelet-ca-mode-644
4.2.14 M1 kubelet-seccomp`;

const V1_6 = `
1.1.1 A1 apiserver-spec-mode-644
1.1.2 A1 apiserver-spec-owner
1.1.3 A1 controller-spec-mode-644
1.1.4 A1 controller-spec-owner
1.1.5 A1 scheduler-spec-mode-644
1.1.6 A1 scheduler-spec-owner
1.1.7 A1 etcd-spec-mode-644
1.1.8 A1 etcd-spec-owner
1.1.9 M1 cni-mode-644
1.1.10 M1 cni-owner
1.1.11 A1 etcd-data-mode
1.1.12 A1 etcd-data-owner
1.1.13 A1 admin-conf-mode-644
1.1.14 A1 admin-conf-owner
1.1.15 A1 scheduler-conf-mode-644
1.1.16 A1 scheduler-conf-owner
1.1.17 A1 controller-conf-mode-644
1.1.18 A1 controller-conf-owner
1.1.19 A1 pki-owner
1.1.20 M1 pki-cert-mode-644
1.1.21 M1 pki-key-mode
1.2.1 M1 apiserver-anonymous
1.2.2 A1 apiserver-basic-auth
1.2.3 A1 apiserver-token-file
1.2.4 A1 apiserver-kubelet-https
1.2.5 A1 apiserver-kubelet-client-cert
1.2.6 A1 apiserver-kubelet-ca
1.2.7 A1 apiserver-authz-not-always
1.2.8 A1 apiserver-authz-node
1.2.9 A1 apiserver-authz-rbac
1.2.10 M1 apiserver-event-rate
1.2.11 A1 apiserver-always-admit
1.2.12 M1 apiserver-always-pull
1.2.13 M1 apiserver-scdeny
1.2.14 A1 apiserver-admission-sa
1.2.15 A1 apiserver-admission-nslife
1.2.16 A1 apiserver-admission-psp
1.2.17 A1 apiserver-admission-noderestriction
1.2.18 A1 apiserver-insecure-bind
1.2.19 A1 apiserver-insecure-port
1.2.20 A1 apiserver-secure-port
1.2.21 A1 apiserver-profiling
1.2.22 A1 audit-log-path
1.2.23 A1 audit-log-age
1.2.24 A1 audit-log-backups
1.2.25 A1 audit-log-size
1.2.26 A1 apiserver-timeout
1.2.27 A1 apiserver-sa-lookup
1.2.28 A1 apiserver-sa-key
1.2.29 A1 apiserver-etcd-cert
1.2.30 A1 apiserver-tls
1.2.31 A1 apiserver-client-ca
1.2.32 A1 apiserver-etcd-ca
1.2.33 M1 encryption-config
1.2.34 M1 encryption-provider
1.2.35 M1 apiserver-ciphers
1.3.1 M1 controller-pod-gc
1.3.2 A1 controller-profiling
1.3.3 A1 controller-sa-credentials
1.3.4 A1 controller-sa-key
1.3.5 A1 controller-root-ca
1.3.6 A2 controller-rotate
1.3.7 A1 controller-bind
1.4.1 A1 scheduler-profiling
1.4.2 A1 scheduler-bind${ETCD}
3.1.1 M2 users-client-certs
3.2.1 M1 audit-policy
3.2.2 M2 audit-policy-covers
4.1.1 A1 kubelet-service-mode-644
4.1.2 A1 kubelet-service-owner
4.1.3 M1 proxy-kubeconfig-mode-644
4.1.4 M1 proxy-kubeconfig-owner
4.1.5 A1 kubelet-kubeconfig-mode-644
4.1.6 M1 kubelet-kubeconfig-owner
4.1.7 M1 kubelet-ca-mode-644
4.1.8 M1 kubelet-ca-owner
4.1.9 A1 kubelet-config-mode-644
4.1.10 A1 kubelet-config-owner
4.2.1 A1 kubelet-anonymous
4.2.2 A1 kubelet-authz
4.2.3 A1 kubelet-client-ca
4.2.4 M1 kubelet-read-only-port
4.2.5 M1 kubelet-streaming-timeout
4.2.6 A1 kubelet-kernel-defaults
4.2.7 A1 kubelet-iptables
4.2.8 M1 kubelet-hostname
4.2.9 M2 kubelet-events
4.2.10 M1 kubelet-tls
4.2.11 M1 kubelet-rotate-client
4.2.12 M1 kubelet-rotate-server
4.2.13 M1 kubelet-ciphers
${RBAC("M").trim()}
5.2.1 M1 pod-privileged
5.2.2 M1 pod-host-pid
5.2.3 M1 pod-host-ipc
5.2.4 M1 pod-host-network
5.2.5 M1 pod-escalation
5.2.6 M2 pod-root
5.2.7 M1 pod-net-raw
5.2.8 M1 pod-added-caps
5.2.9 M2 pod-all-caps
5.3.1 M1 network-cni
5.3.2 M2 network-policies
5.4.1 M2 secrets-files
5.4.2 M2 secrets-external
5.5.1 M2 image-provenance${GENERAL("5.7")}`;

export const CIS_KUBERNETES_VERSIONS: Readonly<Record<string, string>> = {
  "1.12": V1_12,
  "1.11": V1_11,
  "1.10": V1_10,
  "1.6": V1_6,
};
