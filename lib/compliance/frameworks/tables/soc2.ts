import { frameworkOf } from "../table.ts";

/** AICPA Trust Services Criteria: security in full, availability, confidentiality and processing integrity. */
export const soc2 = frameworkOf({
  id: "soc-2-2022",
  title: "SOC 2 Trust Services Criteria",
  version: "2017 (points of focus 2022)",
  publisher: "American Institute of Certified Public Accountants",
  source: "AICPA: TSP Section 100, 2017 Trust Services Criteria with revised points of focus, 2022",
  table: `
# CC1 | Control environment
CC1.1 | Integrity and values | The organisation shows that it holds to integrity and ethical values. | | The code of conduct and its acknowledgements.
CC1.2 | Oversight | A board that is independent of management oversees internal control. | | Minutes in which the board looked at security.
CC1.3 | Structure and authority | Structures, reporting lines and responsibilities are set. | | The organisation chart and the roles of security.
CC1.4 | Competence | Able people are attracted, developed and kept. | | Training records of those who run containers.
CC1.5 | Accountability | People answer for their part of internal control. | | Role descriptions that name who answers for which control.
# CC2 | Communication and information
CC2.1 | Information of quality | Controls rest on relevant and complete information. | image-scanning, workload-configuration |
CC2.2 | Internal communication | Objectives and responsibilities are made known inside. | | How teams learn of findings and of their duties.
CC2.3 | External communication | Matters of internal control are made known to others outside. | | The security contact and notices of the period.
# CC3 | Risk assessment
CC3.1 | Objectives | Objectives are clear enough that risks to them can be seen. | | The security objectives and who approved them.
CC3.2 | Risks identified | Risks are identified and analysed across the organisation. | image-scanning | The risk register of the period.
CC3.3 | Fraud | The risk of fraud is considered. | | The part of the risk assessment that considers fraud.
CC3.4 | Change assessed | Changes that could matter to internal control are identified. | | The assessments of significant changes.
# CC4 | Monitoring
CC4.1 | Evaluations | Controls are evaluated while they run, and apart. | workload-configuration, host-configuration |
CC4.2 | Deficiencies told | Shortcomings are evaluated and told to those who correct them. | | The list of shortcomings, their owners and dates.
# CC5 | Control activities
CC5.1 | Controls chosen | Control activities that reduce risks are chosen. | | Which controls answer which risks.
CC5.2 | Technology controls | General controls over technology are chosen. | admission-policy |
CC5.3 | Policies | Controls are put to work by policies and procedures. | | The policies in force and their owners.
# CC6 | Logical and physical access
CC6.1 | Logical access | Software, infrastructure and architecture keep access to information assets to those who may. | authorisation, anonymous-access, network-policies, secrets, encryption-at-rest |
CC6.2 | Users registered | Users get credentials after they are registered and authorised, and lose them when they leave. | | The list of accounts, and of leavers with the day of removal.
CC6.3 | Least privilege | Access follows roles and changes of them, by least privilege and separation of duties. | cluster-admin, wildcard-roles, read-secrets, create-pods |
CC6.4 | Physical access | Physical access to facilities and assets is restricted. | | Access records of the data centre, or the provider's report.
CC6.5 | Disposal | Protections end only when data can no longer be recovered. | | Records of disposal.
CC6.6 | Boundaries | Threats from outside the system's boundaries are held off. | ingress-egress, network-policies, exposed-interfaces, host-ports |
CC6.7 | Data in movement | Sending, moving and removing information is restricted to those who may, and protected. | encryption-in-transit, daemon-tls |
CC6.8 | Unauthorised software | Unauthorised or malicious software is prevented or found. | trusted-registries, provenance, image-vulnerabilities, read-only-root |
# CC7 | System operations
CC7.1 | Configuration and vulnerabilities | Changes that bring vulnerabilities, and newly known ones, are found. | image-scanning, image-vulnerabilities, host-vulnerabilities, workload-configuration |
CC7.2 | Anomalies | Components are watched for anomalies that point to malice, disaster or error. | runtime-detection, audit-logs |
CC7.3 | Events evaluated | Security events are evaluated: are they incidents? | | Events of the period and how each was judged.
CC7.4 | Response | Incidents are answered by a defined programme. | | Incident reports of the period.
CC7.5 | Recovery | The organisation recovers from incidents. | | The latest recovery exercise.
# CC8 | Change management
CC8.1 | Changes | Changes are authorised, designed, tested, approved and carried out as such. | pinned-images, provenance | Change records from request to release, as a sample.
# CC9 | Risk mitigation
CC9.1 | Disruption | Risks of disruption are mitigated. | resource-limits | The plan for business disruption.
CC9.2 | Vendors | Risks of vendors and partners are assessed and managed. | trusted-registries | The review of vendors whose images and services are used.
# A1 | Availability
A1.1 | Capacity | Capacity is watched and added before it is short. | resource-limits |
A1.2 | Environment and backup | Environmental protections, backups and recovery infrastructure are in place. | | Backup reports of the period.
A1.3 | Recovery tested | Recovery plans are tested. | | The report of the latest test of recovery.
# PI1 | Processing integrity
PI1.1 | Definitions | What is processed is defined well enough to be used. | | The specifications of processing.
PI1.2 | Inputs | Inputs are complete and accurate. | | Tests of input controls.
PI1.3 | Processing | Processing gives what it should. | health-checks |
PI1.4 | Output | Output is complete, accurate and goes to whom it should. | | Tests of output controls.
PI1.5 | Storage | What is stored is complete and protected. | encryption-at-rest |
# C1 | Confidentiality
C1.1 | Confidential information | Confidential information is identified and kept. | secrets, secrets-in-configuration, encryption-at-rest |
C1.2 | Disposal | Confidential information is disposed of as agreed. | | Records of disposal of confidential information.
`,
});
