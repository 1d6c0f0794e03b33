import { frameworkOf } from "../table.ts";

/** NIST Cybersecurity Framework 2.0: all 106 subcategories. */
export const nistCsf = frameworkOf({
  id: "nist-csf-2.0",
  title: "NIST Cybersecurity Framework",
  version: "2.0",
  publisher: "National Institute of Standards and Technology",
  source: "NIST CSWP 29, The NIST Cybersecurity Framework (CSF) 2.0, February 2024, doi:10.6028/NIST.CSWP.29",
  intervalDays: 366,
  table: `
# GV | Govern
## GV.OC | Organisational context
GV.OC-01 | Mission | The mission is understood and guides risk management. | | How the mission enters risk decisions.
GV.OC-02 | Stakeholders | Stakeholders and what they expect are known. | | The list of stakeholders.
GV.OC-03 | Obligations | Legal, regulatory and contractual duties are known and managed. | | The register of duties.
GV.OC-04 | What others rely on | Objectives and services that outsiders rely on are known. | | The list of services.
GV.OC-05 | What we rely on | Outcomes and services that we rely on are known. | | The list of dependencies.
## GV.RM | Risk management strategy
GV.RM-01 | Objectives | Objectives of risk management are agreed. | | The objectives.
GV.RM-02 | Appetite | Risk appetite and tolerance are stated and kept. | | The statement.
GV.RM-03 | Part of enterprise risk | Cyber risk is part of enterprise risk. | | The process.
GV.RM-04 | Directions | Responses to risk have strategic direction. | | The direction.
GV.RM-05 | Lines of communication | Risks, those of suppliers included, are told across the organisation. | | The lines.
GV.RM-06 | Method | Risks are calculated, recorded and ranked one way. | | The method.
GV.RM-07 | Opportunities | Positive risks are talked about too. | | Records of the talks.
## GV.RR | Roles and responsibilities
GV.RR-01 | Leadership | Leaders answer for cyber risk. | | Minutes.
GV.RR-02 | Roles | Roles and authorities are set, known and in force. | | The roles.
GV.RR-03 | Resources | Resources match the strategy. | | The budget.
GV.RR-04 | Human resources | Practices of human resources include security. | | The practices.
## GV.PO | Policy
GV.PO-01 | Policy set | A policy is set, told and enforced. | | The policy.
GV.PO-02 | Policy reviewed | It is reviewed and updated. | | The latest review.
## GV.OV | Oversight
GV.OV-01 | Outcomes reviewed | Outcomes inform the strategy. | | The review.
GV.OV-02 | Strategy reviewed | The strategy covers requirements and risks. | | The review.
GV.OV-03 | Performance | Performance is evaluated. | | The figures.
## GV.SC | Supply chain
GV.SC-01 | Programme | A programme for supply chain risk is agreed. | | The programme.
GV.SC-02 | Duties | Duties of suppliers, customers and partners are set. | | The duties.
GV.SC-03 | Integrated | It is part of risk management. | | The process.
GV.SC-04 | Suppliers ranked | Suppliers are known and ranked. | trusted-registries | The ranked list.
GV.SC-05 | Contracts | Requirements are in contracts. | | Contracts, as a sample.
GV.SC-06 | Due diligence | Diligence comes before relationships. | | The checks made.
GV.SC-07 | Risks watched | Risks of suppliers and their products are watched. | image-vulnerabilities, provenance |
GV.SC-08 | Incidents | Suppliers are part of incident planning. | | The plan.
GV.SC-09 | Life cycle | Practices cover products through their life. | provenance |
GV.SC-10 | Afterwards | Plans cover what follows the end of a relationship. | | The plans.
# ID | Identify
## ID.AM | Asset management
ID.AM-01 | Hardware | Hardware is listed. | host-configuration |
ID.AM-02 | Software | Software, services and systems are listed. | image-scanning, workload-configuration |
ID.AM-03 | Flows | Allowed communication and data flows are represented. | network-policies |
ID.AM-04 | Supplied services | Services of suppliers are listed. | | The list.
ID.AM-05 | Priorities | Assets are ranked. | | The ranking.
ID.AM-07 | Data | Data and its metadata are listed. | | The list.
ID.AM-08 | Life cycle | Systems, software and data are managed through their life. | pinned-images, image-vulnerabilities |
## ID.RA | Risk assessment
ID.RA-01 | Vulnerabilities | Vulnerabilities of assets are found and recorded. | image-scanning, host-vulnerabilities |
ID.RA-02 | Intelligence | Threat intelligence is received. | | The feeds in use.
ID.RA-03 | Threats | Threats are identified and recorded. | | The threats.
ID.RA-04 | Impact | Impacts and likelihoods are recorded. | | The register.
ID.RA-05 | Risk understood | Threats, vulnerabilities, likelihoods and impacts inform priorities. | image-vulnerabilities |
ID.RA-06 | Responses | Responses are chosen, ranked, planned, tracked and told. | | The plan.
ID.RA-07 | Changes and exceptions | Changes and exceptions are managed, assessed and recorded. | | Changes and exceptions of the period.
ID.RA-08 | Disclosures | Disclosed vulnerabilities are received and answered. | | The contact and its cases.
ID.RA-09 | Authenticity | Hardware and software are checked before use. | provenance, trusted-registries |
ID.RA-10 | Critical suppliers | They are assessed before acquisition. | | The assessments.
## ID.IM | Improvement
ID.IM-01 | From evaluations | Evaluations show improvements. | | Improvements made.
ID.IM-02 | From tests | Tests and exercises show improvements. | | Improvements made.
ID.IM-03 | From operation | Operating shows improvements. | | Improvements made.
ID.IM-04 | Plans | Plans that affect operations are kept and improved. | | The plans.
# PR | Protect
## PR.AA | Identity, authentication, access
PR.AA-01 | Identities | Identities and credentials of users, services and hardware are managed. | service-account-tokens, secrets |
PR.AA-02 | Proofing | Identities are proofed and bound to credentials. | | The procedure.
PR.AA-03 | Authentication | Users, services and hardware are authenticated. | anonymous-access, kubelet-access |
PR.AA-04 | Assertions | Identity assertions are protected and verified. | | The identity provider's configuration.
PR.AA-05 | Permissions | Permissions follow policy, least privilege and separation of duties. | cluster-admin, wildcard-roles, authorisation, read-secrets |
PR.AA-06 | Physical access | Physical access is managed. | | Access records.
## PR.AT | Awareness and training
PR.AT-01 | Everybody | People have the awareness their work needs. | | Training records.
PR.AT-02 | Specialists | Specialists have the knowledge theirs needs. | | Training records.
## PR.DS | Data security
PR.DS-01 | At rest | Data at rest is protected. | encryption-at-rest, secrets |
PR.DS-02 | In transit | Data in transit is protected. | encryption-in-transit |
PR.DS-10 | In use | Data in use is protected. | privileged, host-namespaces, confinement |
PR.DS-11 | Backups | Backups are made, protected, kept and tested. | | Backup reports.
## PR.PS | Platform security
PR.PS-01 | Configuration | Configuration management is practised. | workload-configuration, host-configuration, admission-policy |
PR.PS-02 | Software maintained | Software is kept, replaced and removed by risk. | image-vulnerabilities, host-vulnerabilities, pinned-images |
PR.PS-03 | Hardware maintained | Hardware likewise. | | Maintenance records.
PR.PS-04 | Logs | Log records are made and available. | audit-logs, daemon-audit, central-logs |
PR.PS-05 | Unauthorised software | Installing and running it is prevented. | trusted-registries, read-only-root, provenance |
PR.PS-06 | Development | Secure development is practised. | image-scanning, secrets |
## PR.IR | Infrastructure resilience
PR.IR-01 | Networks protected | Networks and environments are protected from unauthorised use. | network-policies, ingress-egress, host-ports, exposed-interfaces |
PR.IR-02 | Environmental threats | Assets are protected from environmental threats. | | The protections.
PR.IR-03 | Resilience | Mechanisms meet requirements of resilience. | health-checks |
PR.IR-04 | Capacity | There is capacity for availability. | resource-limits |
# DE | Detect
## DE.CM | Continuous monitoring
DE.CM-01 | Networks | Networks and services are watched. | runtime-detection |
DE.CM-02 | Premises | Premises are watched. | | The monitoring.
DE.CM-03 | People | Use of technology is watched. | audit-logs |
DE.CM-06 | Providers | Providers' activities are watched. | | The monitoring.
DE.CM-09 | Platforms | Hardware, software, runtimes and their data are watched. | runtime-detection, image-scanning |
## DE.AE | Adverse event analysis
DE.AE-02 | Analysis | Events are analysed. | | Analyses of the period.
DE.AE-03 | Correlation | Information of several sources is put together. | central-logs |
DE.AE-04 | Impact | Impact and scope are estimated. | | Estimates, as a sample.
DE.AE-06 | Told | Information on events reaches those who need it. | | The alert rules.
DE.AE-07 | Intelligence used | Intelligence and context enter analysis. | | Analyses, as a sample.
DE.AE-08 | Declared | Incidents are declared by criteria. | | The criteria.
# RS | Respond
## RS.MA | Incident management
RS.MA-01 | Plan carried out | The plan is carried out with third parties. | | Incident records.
RS.MA-02 | Triage | Reports are triaged and validated. | | Incident records.
RS.MA-03 | Categories | Incidents are categorised and ranked. | | Incident records.
RS.MA-04 | Escalation | Incidents are escalated. | | Incident records.
RS.MA-05 | Recovery criteria | Criteria for beginning recovery are applied. | | The criteria.
## RS.AN | Incident analysis
RS.AN-03 | Root cause | What happened and why is found. | | Analyses.
RS.AN-06 | Records | Investigations are recorded with integrity. | | Records.
RS.AN-07 | Data kept | Incident data is gathered with integrity. | | Records.
RS.AN-08 | Magnitude | An incident's size is estimated and checked. | | Estimates.
## RS.CO | Communication
RS.CO-02 | Notified | Stakeholders are notified. | | Notifications.
RS.CO-03 | Shared | Information is shared with those who should have it. | | What was shared.
## RS.MI | Mitigation
RS.MI-01 | Contained | Incidents are contained. | | Incident records.
RS.MI-02 | Eradicated | Incidents are eradicated. | | Incident records.
# RC | Recover
## RC.RP | Recovery plan
RC.RP-01 | Carried out | The recovery part of the plan is carried out. | | Records.
RC.RP-02 | Chosen and ranked | Recovery actions are chosen, scoped, ranked and done. | | Records.
RC.RP-03 | Backups checked | Integrity of backups is checked before use. | | Records.
RC.RP-04 | Functions | Critical functions are considered afterwards. | | Records.
RC.RP-05 | Restored | Integrity is checked and normal operation confirmed. | | Records.
RC.RP-06 | Ended | The end of recovery is declared by criteria. | | Records.
## RC.CO | Communication
RC.CO-03 | Progress | Progress is told to stakeholders. | | Messages.
RC.CO-04 | Public | The public is told by approved means. | | Messages.
`,
});
