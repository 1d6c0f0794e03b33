import { frameworkOf } from "../table.ts";

/** PCI DSS 4.0.1: the requirements that a container estate can meet or break, of all twelve. */
export const pciDss = frameworkOf({
  id: "pci-dss-4.0.1",
  title: "PCI DSS",
  version: "4.0.1",
  publisher: "PCI Security Standards Council",
  source: "Payment Card Industry Data Security Standard, version 4.0.1, June 2024",
  intervalDays: 366,
  table: `
# 1 | Network security controls
1.2.1 | Configuration standards | Rule sets of network security controls are defined and kept. | network-policies | The standard for network rules.
1.2.5 | Allowed services | Every allowed service, protocol and port is identified, approved and needed. | host-ports, exposed-interfaces |
1.2.6 | Insecure services | Insecure services in use have features that mitigate their risk. | remote-shell, daemon-registries |
1.3.1 | Inbound traffic | Traffic into the cardholder environment is restricted to what is needed. | network-policies, ingress-egress |
1.3.2 | Outbound traffic | Traffic out of it is restricted likewise. | ingress-egress |
1.4.4 | Stored data kept inside | Systems that store cardholder data are not reachable from untrusted networks. | exposed-interfaces | The network diagram.
# 2 | Secure configurations
2.2.1 | Configuration standards | Standards cover all components, known vulnerabilities and industry guidance. | host-configuration, workload-configuration |
2.2.2 | Vendor defaults | Default accounts are changed, removed or disabled. | anonymous-access, default-credentials |
2.2.3 | Functions separated | Functions of different security levels are isolated from each other. | host-namespaces, default-namespace |
2.2.4 | Only what is needed | Only necessary services, daemons and functions are enabled. | capabilities, remote-shell |
2.2.6 | Security parameters | System parameters prevent misuse. | privileged, privilege-escalation, read-only-root, confinement |
2.2.7 | Encrypted administration | Administrative access over networks is encrypted. | daemon-tls, kubelet-access |
# 3 | Stored account data
3.5.1 | Unreadable account numbers | Stored account numbers are unreadable. | encryption-at-rest | How account numbers are stored.
3.6.1 | Keys protected | Keys are protected from disclosure and misuse. | secrets, secrets-in-configuration, read-secrets |
# 4 | Transmission
4.2.1 | Strong cryptography | Account numbers are protected by strong cryptography on open networks. | encryption-in-transit, daemon-tls |
# 5 | Malicious software
5.2.1 | Anti-malware | A solution is deployed on all components at risk. | runtime-detection | The solution's coverage and configuration.
5.2.3 | Components not at risk | Those judged not at risk are evaluated periodically. | | The evaluations.
5.3.2 | Scans or behaviour | The solution scans periodically, or analyses behaviour all the time. | runtime-detection |
# 6 | Secure systems and software
6.2.4 | Attacks prevented | Software is engineered against common attacks. | | Coding standards and reviews.
6.3.1 | Vulnerabilities identified | New vulnerabilities are identified from recognised sources and ranked. | image-scanning, host-configuration |
6.3.2 | Inventory of components | There is an inventory of software and third-party components. | image-scanning |
6.3.3 | Patches | Critical patches are in within a month, others in a set time. | image-vulnerabilities, host-vulnerabilities |
6.4.2 | Web attacks | An automated solution stops attacks on public web applications. | | The solution's configuration and alerts.
6.5.1 | Changes | Changes follow procedures: reason, impact, approval, tests, way back. | provenance, pinned-images | Change records, as a sample.
6.5.3 | Environments separated | Pre-production is separated from production, by access control. | default-namespace | How environments are separated.
# 7 | Need to know
7.2.1 | Access model | An access model grants by need, job and least privilege. | authorisation, wildcard-roles |
7.2.2 | Rights assigned | Rights follow job and least privilege. | cluster-admin, create-pods, exec-into-containers |
7.2.4 | Reviews | Accounts and rights are reviewed every six months. | | The latest review.
7.2.5 | System accounts | Accounts of applications have least privilege. | service-account-tokens |
7.3.1 | Access control system | Access is restricted by a system, by need to know. | authorisation, anonymous-access |
# 8 | Identify and authenticate
8.2.1 | Unique ids | Every user has a unique id. | | The list of accounts.
8.2.5 | Leavers | Access of leavers ends at once. | | Leavers and the day of removal.
8.3.2 | Factors unreadable | Authentication factors are unreadable when stored and sent. | secrets, encryption-at-rest |
8.4.2 | Multi-factor | All access into the cardholder environment takes several factors. | anonymous-access | The sign-in configuration.
8.6.2 | No passwords in code | Passwords of system accounts are in no script, file or source. | secrets, secrets-in-configuration |
# 9 | Physical access
9.2.1 | Facility entry | Entry to systems is controlled. | | Access records, or the provider's report.
# 10 | Log and monitor
10.2.1 | Logs enabled | Audit logs are enabled on all components. | audit-logs, daemon-audit |
10.3.2 | Logs protected | Audit logs cannot be changed. | destructive-roles |
10.3.3 | Logs backed up | Audit logs are soon copied to a server that is hard to change. | central-logs |
10.4.1 | Daily review | Logs are reviewed every day. | | Records of the reviews.
10.7.2 | Failures noticed | Failures of critical controls are noticed and dealt with. | health-checks, runtime-detection |
# 11 | Test
11.3.1 | Internal scans | Internal scans run at least every three months, and high risks are resolved. | image-scanning, image-vulnerabilities, host-vulnerabilities |
11.3.2 | External scans | An approved vendor scans from outside every three months. | | The latest passing scan report.
11.4.1 | Penetration tests | A method for penetration tests is defined and used. | | The latest report.
11.5.1 | Intrusion detection | Intrusions into the network are detected or prevented. | runtime-detection |
11.5.2 | Change detection | Unauthorised changes to critical files are noticed. | read-only-root, host-paths |
# 12 | Policies
12.3.1 | Risk analyses | Requirements that leave the frequency open have a targeted risk analysis. | | The analyses.
12.5.1 | Inventory | There is a current inventory of components in scope. | image-scanning |
12.8.1 | Third parties | There is a list of third parties and what they do. | | The list.
12.10.1 | Incident plan | There is a plan for incidents. | | The plan and its latest test.
`,
});
