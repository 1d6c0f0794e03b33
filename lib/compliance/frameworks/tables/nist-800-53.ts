import { frameworkOf } from "../table.ts";

/** NIST SP 800-53 r5: base controls of the families that a container estate can show or break. */
export const nist80053 = frameworkOf({
  id: "nist-sp-800-53-r5",
  title: "NIST SP 800-53",
  version: "Revision 5.1.1, selected families",
  publisher: "National Institute of Standards and Technology",
  source:
    "NIST SP 800-53 Rev. 5, doi:10.6028/NIST.SP.800-53r5; families AC, AU, CA, CM, CP, IA, IR, RA, SA, SC, SI, SR",
  intervalDays: 366,
  table: `
# AC | Access control
AC-2 | Account management | Accounts are defined, approved, watched and removed. | service-account-tokens | The list of accounts and the latest review.
AC-3 | Access enforcement | Approved authorisations are enforced. | authorisation, anonymous-access |
AC-4 | Information flow | Flow of information is controlled within and between systems. | network-policies, ingress-egress |
AC-5 | Separation of duties | Duties are separated. | cluster-admin | The matrix of duties.
AC-6 | Least privilege | Users and processes get what they need only. | cluster-admin, wildcard-roles, privileged, capabilities, non-root |
AC-7 | Failed sign-ins | Failed sign-ins in a row are limited. | | The setting.
AC-12 | Session termination | Sessions end by themselves. | | The setting.
AC-14 | Without identification | Actions that need no identity are known. | anonymous-access |
AC-17 | Remote access | Remote access is authorised, configured and watched. | daemon-tls, remote-shell |
AC-20 | External systems | Terms for using external systems are set. | | The terms.
# AU | Audit and accountability
AU-2 | Event logging | What is logged is decided. | audit-logs, daemon-audit |
AU-3 | Content of records | Records say what, when, where, from whom, with what outcome. | audit-logs |
AU-4 | Storage capacity | There is room for logs. | central-logs |
AU-6 | Review | Logs are reviewed, analysed and reported. | | Records of the reviews.
AU-8 | Time stamps | Records carry good time. | | The time sources.
AU-9 | Protection | Logs are protected. | destructive-roles, central-logs |
AU-11 | Retention | Logs are kept as long as needed. | | The retention settings.
AU-12 | Generation | Components make the records. | audit-logs |
# CA | Assessment and monitoring
CA-2 | Assessments | Controls are assessed. | workload-configuration, host-configuration |
CA-5 | Plan of action | Shortcomings have a plan with milestones. | | The plan.
CA-7 | Continuous monitoring | Controls are watched all the time. | image-scanning, workload-configuration, runtime-detection |
CA-8 | Penetration tests | Systems are tested by attack. | | The latest report.
CA-9 | Internal connections | Connections inside are authorised. | network-policies |
# CM | Configuration management
CM-2 | Baseline | A baseline is kept under control. | workload-configuration, host-configuration |
CM-3 | Change control | Changes are reviewed and approved. | pinned-images | Change records.
CM-5 | Access for change | Who may change is limited. | create-pods, admission-policy |
CM-6 | Settings | Settings are as restrictive as work allows. | privilege-escalation, read-only-root, confinement, host-namespaces |
CM-7 | Least functionality | Only essential capabilities are there. | capabilities, host-ports, remote-shell |
CM-8 | Inventory | Components are listed. | image-scanning, host-configuration |
CM-10 | Software usage | Software is used as licensed. | | The register of licences.
CM-11 | User-installed software | Installing software is governed. | trusted-registries, read-only-root |
CM-14 | Signed components | Components are installed only when signed by who should. | provenance |
# CP | Contingency planning
CP-2 | Contingency plan | There is a plan. | | The plan.
CP-4 | Test of the plan | It is tested. | | The latest test.
CP-9 | Backup | Copies are made and protected. | | Backup reports.
CP-10 | Recovery | Systems are recovered to a known state. | | The procedure.
# IA | Identification and authentication
IA-2 | Users | Users are identified and authenticated uniquely. | anonymous-access | The sign-in configuration.
IA-3 | Devices | Devices are identified and authenticated. | kubelet-access |
IA-5 | Authenticators | Passwords, keys and tokens are managed. | secrets, secrets-in-configuration, service-account-tokens |
IA-7 | Cryptographic modules | Authentication to modules meets law. | | The modules in use.
IA-9 | Services | Services are identified and authenticated before communication. | encryption-in-transit |
# IR | Incident response
IR-4 | Handling | Incidents are handled. | | Incident records.
IR-5 | Monitoring | Incidents are tracked. | runtime-detection | Incident records.
IR-6 | Reporting | Suspected incidents are reported. | | Reports made.
IR-8 | Plan | There is a plan. | | The plan.
# RA | Risk assessment
RA-3 | Assessment | Risk is assessed. | | The assessment.
RA-5 | Vulnerabilities | Systems are scanned, and what is found is remedied. | image-scanning, image-vulnerabilities, host-vulnerabilities |
RA-7 | Response | Findings are responded to by tolerance. | | Decisions of the period.
RA-9 | Criticality | Critical components are known. | | The analysis.
# SA | Acquisition
SA-4 | Acquisition | Requirements are in contracts. | | Contracts.
SA-8 | Engineering principles | Principles of secure engineering are applied. | non-root, read-only-root |
SA-9 | External services | Providers meet requirements. | | The reviews.
SA-10 | Developer configuration | Developers manage configuration and integrity. | provenance |
SA-11 | Developer testing | Developers test and evaluate. | image-scanning |
SA-15 | Development process | The process addresses security. | | The process.
SA-22 | Unsupported components | What is no longer supported is replaced. | image-vulnerabilities, host-vulnerabilities |
# SC | System and communications protection
SC-2 | Separation | User functions are apart from management. | default-namespace, dashboards |
SC-3 | Isolation | Security functions are isolated from others. | privileged, runtime-socket |
SC-4 | Shared resources | Nothing leaks through what is shared. | host-namespaces, host-paths |
SC-5 | Denial of service | Effects of denial of service are limited. | resource-limits |
SC-6 | Availability | Resources are shared out by priority. | resource-limits |
SC-7 | Boundary | Communication is watched and controlled at boundaries. | network-policies, ingress-egress, exposed-interfaces, host-ports |
SC-8 | Transmission | What is sent is confidential and unchanged. | encryption-in-transit, daemon-tls |
SC-12 | Keys | Keys are managed. | secrets, read-secrets |
SC-13 | Cryptography | Cryptography fits its use. | encryption-at-rest |
SC-28 | At rest | What is stored is confidential and unchanged. | encryption-at-rest |
SC-39 | Process isolation | Each process has a domain of its own. | confinement, host-namespaces, privileged |
# SI | System and information integrity
SI-2 | Flaw remediation | Flaws are found, reported and corrected in time. | image-vulnerabilities, host-vulnerabilities |
SI-3 | Malicious code | Malicious code is found and removed. | runtime-detection, provenance |
SI-4 | Monitoring | Systems are watched for attacks. | runtime-detection, audit-logs |
SI-5 | Alerts and advisories | Advisories are received and acted upon. | | The feeds in use and what followed.
SI-7 | Integrity | Unauthorised changes to software are noticed. | provenance, read-only-root |
SI-10 | Input validation | Inputs are checked. | | Tests of input.
SI-16 | Memory protection | Memory is protected from unauthorised code. | confinement |
# SR | Supply chain
SR-3 | Supply chain controls | Weaknesses along the chain are addressed. | trusted-registries, provenance |
SR-4 | Provenance | Where components come from is recorded. | provenance |
SR-5 | Acquisition strategies | Ways of acquiring protect against risk. | trusted-registries |
SR-11 | Authenticity | Counterfeits are kept out. | provenance |
`,
});
