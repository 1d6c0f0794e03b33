import { frameworkOf } from "../table.ts";

/** ISO/IEC 27001:2022, Annex A: all 93 controls. */
export const iso27001 = frameworkOf({
  id: "iso-27001-2022",
  title: "ISO/IEC 27001 Annex A",
  version: "2022",
  publisher: "ISO and IEC",
  source: "ISO/IEC 27001:2022, Annex A (normative); control numbers A.5.1 to A.8.34",
  intervalDays: 366,
  table: `
# A.5 | Organisational controls
A.5.1 | Policies | Security policies are set, approved, known and reviewed. | | The policies and their approval.
A.5.2 | Roles and responsibilities | Security duties are given to people. | | The roles and who holds them.
A.5.3 | Segregation of duties | Conflicting duties are in different hands. | cluster-admin | The matrix of duties.
A.5.4 | Management's responsibility | Management asks everybody to follow the policies. | | How management asks for it.
A.5.5 | Contact with authorities | Contacts with authorities are kept. | | The list of contacts.
A.5.6 | Contact with interest groups | Contacts with specialist groups are kept. | | The groups and memberships.
A.5.7 | Threat intelligence | Information on threats is gathered and analysed. | | The feeds in use and what followed from them.
A.5.8 | Security in projects | Projects consider security. | | Project records, as a sample.
A.5.9 | Inventory of assets | Information and assets are listed with owners. | image-scanning, host-configuration | The list of assets without owner, and what is done about it.
A.5.10 | Acceptable use | Rules for using assets are written and followed. | | The rules.
A.5.11 | Return of assets | Assets come back when people leave. | | Records of returns.
A.5.12 | Classification | Information is classified by need for protection. | | The scheme.
A.5.13 | Labelling | Information is labelled as classified. | | The procedure.
A.5.14 | Information transfer | Transfers follow rules, agreements and protections. | encryption-in-transit |
A.5.15 | Access control | Rules for physical and logical access exist and hold. | authorisation, anonymous-access |
A.5.16 | Identity management | Identities are managed through their whole life. | service-account-tokens | The list of identities.
A.5.17 | Authentication information | Secrets for authentication are managed. | secrets, secrets-in-configuration |
A.5.18 | Access rights | Rights are given, reviewed, changed and taken by rule. | cluster-admin, wildcard-roles | The latest review.
A.5.19 | Supplier relationships | Risks of suppliers' products are managed. | trusted-registries |
A.5.20 | Supplier agreements | Requirements are agreed with suppliers. | | The agreements.
A.5.21 | Supply chain | Risks along the technology supply chain are managed. | provenance, trusted-registries |
A.5.22 | Supplier monitoring | Suppliers' services are watched and reviewed. | | The reviews.
A.5.23 | Cloud services | Using and leaving cloud services follows rules. | cloud-credentials | The rules.
A.5.24 | Incident preparation | Handling of incidents is planned. | | The plan.
A.5.25 | Event assessment | Events are assessed: incident or not. | runtime-detection | Events of the period and how each was judged.
A.5.26 | Incident response | Incidents are answered by procedure. | | Incident records.
A.5.27 | Learning from incidents | What was learnt strengthens controls. | | Reviews after incidents.
A.5.28 | Evidence | Evidence is identified, gathered and kept. | audit-logs |
A.5.29 | Security in disruption | Security is kept during disruption. | | The plan.
A.5.30 | Readiness for continuity | Technology is ready for continuity, and tested. | | The latest test.
A.5.31 | Legal requirements | Requirements of law and contract are known. | | The register.
A.5.32 | Intellectual property | Intellectual property is protected. | | The procedure, with the licences in use.
A.5.33 | Records | Records are protected from loss and falsification. | | Where records lie and how they are protected.
A.5.34 | Personal data | Personal data is protected as law asks. | | The register of processing.
A.5.35 | Independent review | Security is reviewed independently. | | The latest review.
A.5.36 | Compliance reviewed | Compliance with policies and standards is reviewed. | workload-configuration, host-configuration |
A.5.37 | Operating procedures | Procedures are written and at hand. | | The procedures.
# A.6 | People controls
A.6.1 | Screening | Candidates are checked. | | Records of checks.
A.6.2 | Terms of employment | Contracts state security duties. | | Contract terms.
A.6.3 | Awareness and training | People are trained. | | Training records.
A.6.4 | Disciplinary process | Violations have consequences. | | The process.
A.6.5 | After employment | Duties that last beyond employment are known. | | The terms.
A.6.6 | Confidentiality agreements | Agreements are signed and reviewed. | | The agreements.
A.6.7 | Remote work | Remote work is protected. | | The rules.
A.6.8 | Reporting events | People can report events. | | The channel and reports of the period.
# A.7 | Physical controls
A.7.1 | Perimeters | Areas with assets have perimeters. | | The site plan, or the provider's report.
A.7.2 | Entry | Entry is controlled. | | Entry records.
A.7.3 | Offices and rooms | Rooms are secured. | | The design.
A.7.4 | Physical monitoring | Premises are watched for intrusion. | | The monitoring.
A.7.5 | Environmental threats | Fire, flood and the like are guarded against. | | The protections.
A.7.6 | Working in secure areas | Work there follows rules. | | The rules.
A.7.7 | Clear desk and screen | Desks and screens are clear. | | The rules.
A.7.8 | Equipment siting | Equipment is sited and protected. | | The siting.
A.7.9 | Assets off premises | Assets elsewhere are protected. | | The rules.
A.7.10 | Storage media | Media are managed to their end. | | Records of media.
A.7.11 | Utilities | Power and the like do not fail equipment. | | Tests of supply.
A.7.12 | Cabling | Cables are protected. | | The cabling.
A.7.13 | Maintenance | Equipment is maintained. | | Maintenance records.
A.7.14 | Disposal and re-use | Nothing remains on what is given away. | | Records of disposal.
# A.8 | Technological controls
A.8.1 | Endpoint devices | Information on endpoints is protected. | | The endpoints' configuration.
A.8.2 | Privileged access | Privileged rights are few and managed. | cluster-admin, privileged, exec-into-containers |
A.8.3 | Access to information | Access follows the rules for it. | read-secrets, wildcard-roles, authorisation |
A.8.4 | Access to source code | Reading and writing source and tools is managed. | | Rights in the repositories.
A.8.5 | Secure authentication | Authentication is as strong as the information needs. | anonymous-access, kubelet-access | The sign-in configuration.
A.8.6 | Capacity | Use of resources is watched and adjusted. | resource-limits |
A.8.7 | Malware | Malware is guarded against. | runtime-detection, provenance |
A.8.8 | Technical vulnerabilities | Vulnerabilities are known, judged and dealt with. | image-scanning, image-vulnerabilities, host-vulnerabilities |
A.8.9 | Configuration management | Configurations are set, documented, in force, watched and reviewed. | workload-configuration, host-configuration, admission-policy |
A.8.10 | Deletion | Information that is not needed is deleted. | | Records of deletion.
A.8.11 | Masking | Data is masked where rules ask for it. | | Where data is masked.
A.8.12 | Data leakage | Measures against leakage are in place. | ingress-egress, secrets |
A.8.13 | Backup | Copies are kept and tested. | | Backup and restore reports.
A.8.14 | Redundancy | Facilities are redundant as availability needs. | | The design.
A.8.15 | Logging | Activities and faults are logged, kept and protected. | audit-logs, daemon-audit, central-logs |
A.8.16 | Monitoring | Networks, systems and applications are watched for anomalies. | runtime-detection |
A.8.17 | Clocks | Clocks are synchronised. | | The time sources in use.
A.8.18 | Privileged utilities | Programs that override controls are restricted. | exec-into-containers, runtime-socket |
A.8.19 | Software on systems | Installing software is governed. | trusted-registries, read-only-root |
A.8.20 | Network security | Networks are secured and managed. | network-policies, host-ports |
A.8.21 | Network services | Services of networks have known protections. | encryption-in-transit |
A.8.22 | Segregation of networks | Groups of services and users are apart. | network-policies, default-namespace, host-namespaces |
A.8.23 | Web filtering | Access to outside sites is managed. | ingress-egress |
A.8.24 | Cryptography | Rules for cryptography and keys are in force. | encryption-at-rest, encryption-in-transit |
A.8.25 | Development life cycle | Secure development has rules. | | The rules.
A.8.26 | Application requirements | Security requirements of applications are known. | | Requirements, as a sample.
A.8.27 | Architecture principles | Principles for secure systems are applied. | non-root, read-only-root, capabilities |
A.8.28 | Secure coding | Secure coding is practised. | secrets | Coding rules.
A.8.29 | Security testing | Tests are part of development. | image-scanning |
A.8.30 | Outsourced development | Outsourced development is directed and reviewed. | | The reviews.
A.8.31 | Environments apart | Development, test and production are apart. | default-namespace | How they are separated.
A.8.32 | Change management | Changes follow procedures. | pinned-images | Change records.
A.8.33 | Test information | Test data is chosen and protected. | | The rules.
A.8.34 | Audits and tests | Tests of running systems are planned and agreed. | | The agreements.
`,
});
