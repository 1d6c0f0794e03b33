import { frameworkOf } from "../table.ts";

/** Regulation (EU) 2022/2554 (DORA): the articles of ICT risk management that container estates touch. */
export const dora = frameworkOf({
  id: "eu-dora",
  title: "DORA",
  version: "Regulation (EU) 2022/2554",
  publisher: "European Union",
  source: "Regulation (EU) 2022/2554, chapters II, III, IV and V, OJ L 333, 27.12.2022",
  table: `
# II | ICT risk management
5 | Governance | The management body defines, approves and oversees the handling of ICT risk. | | Minutes in which the management body decided on ICT risk.
6 | Framework | A documented framework for ICT risk is in force and reviewed every year. | | The framework and its latest review.
7 | Systems and tools | Systems are reliable, of enough capacity, and resilient. | resource-limits, health-checks |
8 | Identification | Functions, assets and their dependencies are identified and classified; risks are found all the time. | image-scanning, workload-configuration, host-configuration |
9(2) | Protection of data | Resilience, authenticity, integrity and confidentiality of data are kept. | encryption-at-rest, encryption-in-transit |
9(3) | Secure design | Solutions lessen the risk of corruption, loss and unauthorised access. | privileged, privilege-escalation, capabilities, host-paths |
9(4)(c) | Access limited | Access is limited to what approved functions need. | cluster-admin, wildcard-roles, anonymous-access, authorisation |
9(4)(d) | Strong authentication | Strong authentication and protection of keys are in place. | secrets, secrets-in-configuration | The sign-in configuration.
9(4)(e) | Change management | Changes are recorded, tested, assessed, approved and verified. | pinned-images, provenance | Change records, as a sample.
9(4)(f) | Patches | There are documented policies for patches and updates. | image-vulnerabilities, host-vulnerabilities |
10 | Detection | Anomalous activity is detected soon, with thresholds and alerts. | runtime-detection, audit-logs |
11 | Response and recovery | A continuity policy with response and recovery plans is in force and tested. | | Plans and the latest test.
12 | Backup and restoration | Backups are made and restored by policy, on systems that are apart. | | Backup and restoration reports.
13 | Learning | Vulnerabilities, threats and incidents are learnt from. | | Reviews after incidents.
14 | Communication | Crisis communication is planned. | | The communication plan.
# III | Incidents
17 | Incident management | Incidents are detected, managed and notified by a process. | | The process and the incidents of the period.
18 | Classification | Incidents are classified by the criteria of the regulation. | | Incidents with their class.
19 | Reporting | Major incidents are reported to the authority in time. | | Reports made.
# IV | Resilience testing
24 | Testing programme | A risk-based programme of tests is in force. | | The programme and its results.
25 | Tests | Tests cover vulnerabilities, open source, networks, source code and more. | image-scanning, image-vulnerabilities |
26 | Threat-led tests | Entities that are told to do threat-led penetration tests. | | The latest attestation of such a test.
# V | Third parties
28 | Third-party risk | Risk from ICT third parties is part of the framework, with a register of arrangements. | trusted-registries | The register of arrangements.
30 | Contracts | Contracts carry the required provisions. | | Contracts with providers of critical functions.
`,
});

/** Directive (EU) 2022/2555 (NIS2): article 21's measures and what stands around them. */
export const nis2 = frameworkOf({
  id: "eu-nis2",
  title: "NIS2",
  version: "Directive (EU) 2022/2555",
  publisher: "European Union",
  source: "Directive (EU) 2022/2555, articles 20, 21 and 23, OJ L 333, 27.12.2022",
  table: `
# 20 | Governance
20(1) | Management answers | Management bodies approve the measures and oversee them. | | Minutes of the approval.
20(2) | Training | Management and staff are trained. | | Training records.
# 21 | Risk-management measures
21(2)(a) | Risk analysis and policies | There are policies on risk analysis and security of systems. | image-scanning, host-configuration | The policies in force.
21(2)(b) | Incident handling | Incidents are handled. | runtime-detection, audit-logs | Incident records of the period.
21(2)(c) | Continuity | Backups, recovery and crisis management keep business going. | | Plans and the latest test.
21(2)(d) | Supply chain | Security of suppliers and their products is seen to. | trusted-registries, provenance |
21(2)(e) | Acquisition, development, maintenance | Vulnerabilities are handled and disclosed while systems are bought, built and run. | image-vulnerabilities, host-vulnerabilities, secrets |
21(2)(f) | Effectiveness | Whether measures work is assessed. | workload-configuration, host-configuration |
21(2)(g) | Hygiene and training | Basic hygiene is practised and taught. | non-root, privileged, pinned-images | Training records.
21(2)(h) | Cryptography | Use of cryptography and encryption follows policies. | encryption-at-rest, encryption-in-transit |
21(2)(i) | People, access, assets | Human resources security, access control and asset management are in place. | cluster-admin, wildcard-roles, authorisation |
21(2)(j) | Authentication | Multi-factor or continuous authentication and secured communication are used where appropriate. | anonymous-access | The sign-in configuration.
# 23 | Reporting
23(4)(a) | Early warning | Significant incidents are told within 24 hours. | | Early warnings given.
23(4)(b) | Notification | They are notified within 72 hours. | | Notifications given.
23(4)(d) | Final report | A final report follows within a month. | | Final reports given.
`,
});
