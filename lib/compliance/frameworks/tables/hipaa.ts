import { frameworkOf } from "../table.ts";

/** HIPAA Security Rule, 45 CFR part 164 subpart C: standards and implementation specifications. */
export const hipaa = frameworkOf({
  id: "hipaa-security-rule",
  title: "HIPAA Security Rule",
  version: "45 CFR 164 subpart C",
  publisher: "U.S. Department of Health and Human Services",
  source: "45 CFR §§ 164.308, 164.310, 164.312, 164.314, 164.316",
  table: `
# 164.308 | Administrative safeguards
164.308(a)(1)(ii)(A) | Risk analysis | Risks to electronic health information are assessed accurately and thoroughly. | image-scanning, host-configuration | The risk analysis in force.
164.308(a)(1)(ii)(B) | Risk management | Measures bring risks to a reasonable level. | image-vulnerabilities, host-vulnerabilities | The plan of measures and where each stands.
164.308(a)(1)(ii)(C) | Sanctions | Who breaks the policies is sanctioned. | | The sanction policy.
164.308(a)(1)(ii)(D) | Activity review | Audit logs, access reports and incidents are reviewed regularly. | audit-logs | Records of the reviews.
164.308(a)(2) | Responsible official | One official answers for the security policies. | | The appointment.
164.308(a)(3)(ii)(A) | Authorisation and supervision | Those who work with health information are authorised or supervised. | authorisation | The authorisations of the period.
164.308(a)(3)(ii)(B) | Clearance | Access of the workforce is appropriate. | | The clearance procedure and its records.
164.308(a)(3)(ii)(C) | Termination | Access ends when employment does. | | Leavers and the day of their removal.
164.308(a)(4)(ii)(B) | Access authorisation | Access is granted by policy, to workstation, transaction or process. | cluster-admin, wildcard-roles |
164.308(a)(4)(ii)(C) | Access establishment | Rights are established, documented, reviewed and changed. | | The latest review of access.
164.308(a)(5)(ii)(A) | Reminders | The workforce gets security reminders. | | Reminders of the period.
164.308(a)(5)(ii)(B) | Malicious software | Malicious software is guarded against, found and reported. | trusted-registries, provenance, runtime-detection |
164.308(a)(5)(ii)(C) | Sign-in monitoring | Attempts to sign in are watched. | anonymous-access, audit-logs |
164.308(a)(5)(ii)(D) | Passwords | Passwords are made, changed and kept safely. | secrets, secrets-in-configuration |
164.308(a)(6)(ii) | Incident response | Incidents are identified, answered, mitigated and documented. | | Incident records of the period.
164.308(a)(7)(ii)(A) | Backup | Exact copies of health information can be retrieved. | | Backup reports.
164.308(a)(7)(ii)(B) | Disaster recovery | Lost data can be restored. | | The recovery plan.
164.308(a)(7)(ii)(C) | Emergency mode | Critical processes go on in an emergency. | | The emergency plan.
164.308(a)(7)(ii)(D) | Testing | Contingency plans are tested and revised. | | The report of the latest test.
164.308(a)(8) | Evaluation | Safeguards are evaluated periodically, technically and otherwise. | workload-configuration, host-configuration |
164.308(b)(1) | Business associates | Associates give satisfactory assurances. | | The contracts in force.
# 164.310 | Physical safeguards
164.310(a)(1) | Facility access | Physical access to systems is limited. | | Access records, or the provider's report.
164.310(b) | Workstation use | Proper use of workstations is specified. | | The policy.
164.310(c) | Workstation security | Workstations are restricted to authorised users. | | The configuration of workstations.
164.310(d)(1) | Devices and media | Receipt, movement, re-use and disposal of media are governed. | | Records of media.
# 164.312 | Technical safeguards
164.312(a)(1) | Access control | Only those who may reach systems with health information. | authorisation, anonymous-access, kubelet-access |
164.312(a)(2)(i) | Unique users | Every user has an identity of their own. | service-account-tokens | The list of accounts.
164.312(a)(2)(ii) | Emergency access | There is a way in for emergencies. | | The break-glass procedure and its last use.
164.312(a)(2)(iii) | Automatic sign-off | Sessions end after a time without use. | | The session settings.
164.312(a)(2)(iv) | Encryption at rest | Health information can be encrypted and decrypted. | encryption-at-rest |
164.312(b) | Audit controls | Activity in systems with health information is recorded and examined. | audit-logs, daemon-audit |
164.312(c)(1) | Integrity | Health information is protected from improper change and destruction. | read-only-root, host-paths |
164.312(c)(2) | Integrity mechanisms | Mechanisms show that it has not been changed. | provenance |
164.312(d) | Authentication | Whoever seeks access is who they say. | anonymous-access |
164.312(e)(1) | Transmission security | Health information is guarded on its way over networks. | network-policies, ingress-egress |
164.312(e)(2)(i) | Integrity in transit | Change on the way is noticed. | daemon-tls |
164.312(e)(2)(ii) | Encryption in transit | Health information is encrypted on its way where appropriate. | encryption-in-transit |
# 164.314 | Organisational requirements
164.314(a) | Contracts | Contracts with associates carry the required terms. | | The contracts.
# 164.316 | Policies and documentation
164.316(a) | Policies | Reasonable policies and procedures are in force. | | The policies and their approval.
164.316(b) | Documentation | They are written, kept six years, available and updated. | | The document register.
`,
});
