import { frameworkOf } from "../table.ts";

/** NSA and CISA, Kubernetes Hardening Guidance 1.2: its recommendations, numbered here by section and place. */
export const nsaCisa = frameworkOf({
  id: "nsa-cisa-kubernetes-1.2",
  title: "NSA/CISA Kubernetes Hardening Guidance",
  version: "1.2",
  publisher: "National Security Agency and Cybersecurity and Infrastructure Security Agency",
  source: "NSA, CISA: Kubernetes Hardening Guidance, version 1.2, August 2022, PP-22-0324",
  table: `
# 1 | Kubernetes pod security
1.1 | Containers without root | Containers run as an unprivileged user, by image and by pod. | non-root |
1.2 | Immutable file systems | The root file system of a container is read-only; what must be written has a volume of its own. | read-only-root |
1.3 | Images from trusted places | Images come from trusted repositories and are built from as little as the application needs. | trusted-registries, provenance |
1.4 | Images are scanned | Images are scanned for vulnerabilities and misconfigurations while they are built and while they run. | image-scanning, image-vulnerabilities |
1.5 | Pod security is enforced | An admission rule rejects pods that ask for more than they may: privilege, host namespaces, host paths, added capabilities. | admission-policy, privileged, privilege-escalation, host-namespaces, host-paths, capabilities |
1.6 | Service account tokens stay out | Pods that do not call the API carry no token of it. | service-account-tokens |
1.7 | Container confinement | Seccomp, AppArmor or SELinux limit what a container asks of the kernel. | confinement |
1.8 | No symlink escape | Subpath mounts cannot be followed out of their volume: nodes carry the fix for CVE-2021-25741. | host-vulnerabilities |
# 2 | Network separation and hardening
2.1 | Namespaces separate | Workloads are divided into namespaces of their own; the default one stays empty. | default-namespace |
2.2 | Network policies | Traffic between pods is denied unless a policy allows it, inwards and outwards. | network-policies, ingress-egress |
2.3 | Resource policies | Processor, memory and storage are limited for pods and namespaces. | resource-limits |
2.4 | Control plane hardening | The API server is reached over TLS by those who must; it takes no anonymous requests. | anonymous-access, control-plane-files | Firewall rules that show who reaches the API server's and etcd's ports.
2.5 | etcd | The store is apart, speaks TLS with certificates of its own and gives nothing to others. | encryption-at-rest |
2.6 | Kubeconfig files | Files with credentials of the cluster are protected from being read and changed. | control-plane-files |
2.7 | Worker node segmentation | Nodes are reached only from where they must be, and sensitive ports are no workload's. | host-ports, kubelet-access |
2.8 | Encryption | Traffic between components, nodes and services is encrypted. | encryption-in-transit, kubelet-access |
2.9 | Secrets | Secrets are encrypted where they are stored and not readable in configuration. | encryption-at-rest, secrets-in-configuration, secrets |
2.10 | Cloud infrastructure | Workloads do not reach the provider's metadata service or its credentials. | cloud-credentials |
# 3 | Authentication and authorisation
3.1 | Authentication | People sign in with strong methods; anonymous requests and static credentials are off. | anonymous-access | The cluster's sign-in configuration: identity provider and second factor.
3.2 | Role-based access | Access is by role, each with what it needs: few administrators, no wildcards, no commands inside containers. | authorisation, cluster-admin, wildcard-roles, exec-into-containers |
# 4 | Audit logging and threat detection
4.1 | Logging is on | The API server's audit log is on, kept and protected from who it tells of. | audit-logs |
4.2 | Logs of nodes and containers | Logs of hosts, runtimes and containers are gathered outside the cluster. | daemon-audit, central-logs |
4.3 | Detecting threats | Behaviour of workloads is watched and alerts reach people. | runtime-detection | The alert rules, and alerts of the period with what was done about them.
# 5 | Upgrading and application security
5.1 | Updates | Clusters, nodes, runtimes and add-ons get security updates soon. | host-vulnerabilities |
5.2 | Vulnerability scans and tests | Scans and penetration tests are made regularly, and unused parts are removed. | image-scanning | The report of the latest penetration test, and what was removed since.
`,
});
