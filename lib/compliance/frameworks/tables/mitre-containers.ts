import { frameworkOf } from "../table.ts";

/** MITRE ATT&CK, Containers matrix: each technique under its first tactic, with what hinders or shows it. */
export const mitreContainers = frameworkOf({
  id: "mitre-attack-containers",
  title: "MITRE ATT&CK for Containers",
  version: "16",
  publisher: "The MITRE Corporation",
  source:
    "MITRE ATT&CK, Enterprise, Containers platform matrix, version 16, attack.mitre.org/matrices/enterprise/containers",
  table: `
# TA0001 | Initial access
T1190 | Exploit public-facing application | What faces the internet carries no flaw that a released version fixes. | image-vulnerabilities, exposed-interfaces |
T1133 | External remote services | Management interfaces are not open to the outside. | dashboards, anonymous-access, daemon-tls |
T1078 | Valid accounts | Accounts and their keys are not lying about. | secrets, secrets-in-configuration, service-account-tokens |
# TA0002 | Execution
T1609 | Container administration command | Few may run commands inside containers. | exec-into-containers, kubelet-access |
T1610 | Deploy container | Few may deploy, and only what is allowed. | create-pods, admission-policy, trusted-registries |
T1053.007 | Container orchestration job | Scheduled jobs are known. | scheduled-jobs, create-pods |
T1204.003 | Malicious image | Images are signed, scanned and from known places. | provenance, trusted-registries, image-scanning |
# TA0003 | Persistence
T1098.006 | Additional cluster roles | Nobody gives themselves roles. | wildcard-roles, cluster-admin, impersonation |
T1136.001 | Create local account | Accounts on hosts are watched. | runtime-detection, host-configuration |
T1525 | Implant internal image | Writing to registries is restricted, and images are verified. | provenance | The registry's write log of the period.
T1543.005 | Container service | Containers are not made into services of the host by others. | host-paths, runtime-socket |
# TA0004 | Privilege escalation
T1611 | Escape to host | Nothing gives a container the host. | privileged, privilege-escalation, capabilities, host-namespaces, host-paths, runtime-socket |
T1068 | Exploitation for privilege escalation | Kernels and runtimes are up to date and confined. | host-vulnerabilities, confinement |
# TA0005 | Defence evasion
T1612 | Build image on host | Nobody builds images on hosts that run others. | runtime-socket, daemon-tls |
T1562.001 | Disable or modify tools | Watching cannot be switched off unseen. | runtime-detection, admission-webhooks |
T1562.012 | Disable or modify Linux audit system | The host's audit rules are in place. | daemon-audit |
T1070 | Indicator removal | Logs are kept elsewhere, and events cannot be deleted. | central-logs, destructive-roles |
T1036.005 | Match legitimate name or location | Images are known by digest and signature, not by name. | pinned-images, provenance |
T1036.010 | Masquerade account name | Accounts that look like the system's are noticed. | audit-logs |
T1550.001 | Application access token | Tokens are not mounted where nobody needs them. | service-account-tokens |
# TA0006 | Credential access
T1110 | Brute force | Sign-in attempts are limited and watched. | audit-logs, anonymous-access |
T1528 | Steal application access token | Pods carry no token they do not need. | service-account-tokens, cloud-credentials |
T1552.001 | Credentials in files | Images and configuration hold no credentials. | secrets, secrets-in-configuration |
T1552.007 | Container API | The API gives secrets to few. | read-secrets, anonymous-access |
# TA0007 | Discovery
T1613 | Container and resource discovery | Listing what runs needs a right. | anonymous-access, kubelet-access, dashboards |
T1046 | Network service discovery | Workloads reach only what they must. | network-policies, cluster-network |
T1069 | Permission groups discovery | Roles are not readable by all. | wildcard-roles |
# TA0008 | Lateral movement
T1550 | Use alternate authentication material | Credentials of one workload are no use to another. | service-account-tokens, cloud-credentials |
# TA0040 | Impact
T1485 | Data destruction | Few may delete. | destructive-roles |
T1499 | Endpoint denial of service | One workload cannot take what others need. | resource-limits |
T1498 | Network denial of service | Floods are held off before they arrive. | | The protection against floods and its last test.
T1490 | Inhibit system recovery | Backups are out of reach of the cluster's accounts. | destructive-roles | Where backups lie, and who can delete them.
T1496.001 | Compute hijacking | Unusual use of processors is noticed and limited. | resource-limits, runtime-detection |
`,
});
