import type { Control, ManualEvidence, Section } from "../framework.ts";
import { Framework } from "../framework.ts";
import { cisCheck } from "./cis-kubernetes.ts";

const QUARTER = 92;
const HALF_YEAR = 183;
const YEAR = 366;

const attest = (evidence: string, intervalDays: number): ManualEvidence => ({ evidence, intervalDays });

type Sketch = Pick<Control, "id" | "title" | "requirement" | "appliesTo"> &
  Partial<Pick<Control, "checks" | "manual" | "per">>;

/** Checks without attestation are automated, attestation without checks manual, both together need both. */
function control(sketch: Sketch): Control {
  const { checks = [], manual = null, per = "asset" } = sketch;
  const assessment = manual === null ? "automated" : checks.length === 0 ? "manual" : "both";
  const section = sketch.id.split(".").slice(0, 2).join(".");
  return { ...sketch, section, assessment, checks, manual, per, within: "anywhere", level: null, role: null };
}

const sections: Section[] = [
  { id: "4", title: "Countermeasures for major risks", parent: null },
  { id: "4.1", title: "Image countermeasures", parent: "4" },
  { id: "4.2", title: "Registry countermeasures", parent: "4" },
  { id: "4.3", title: "Orchestrator countermeasures", parent: "4" },
  { id: "4.4", title: "Container countermeasures", parent: "4" },
  { id: "4.5", title: "Host OS countermeasures", parent: "4" },
  { id: "4.6", title: "Hardware countermeasures", parent: "4" },
];

const image = [
  control({
    id: "4.1.1",
    title: "Image vulnerabilities",
    requirement:
      "Images are scanned through their whole life for known vulnerabilities in every layer, with tools made for containers, and images that miss the organisation's bar do not progress.",
    appliesTo: ["image"],
    checks: ["coverage:image/vulnerabilities", "vulnerability:kev", "vulnerability:fixable>=high"],
  }),
  control({
    id: "4.1.2",
    title: "Image configuration defects",
    requirement:
      "Images follow configuration practice and are checked against it continuously: an unprivileged user, no remote shell service, a trusted and current base.",
    appliesTo: ["image", "source", "workload"],
    checks: [
      "trivy/DS002 | docker-bench@1.3.6/4.1 | docker-bench@1.6.0/4.1",
      "trivy/DS004 | kubescape/C-0042 | docker-bench@1.3.6/5.6 | docker-bench@1.6.0/5.7",
      "trivy/KSV012 | kubescape/C-0013",
      "trivy/KSV013 | trivy/DS001",
    ],
  }),
  control({
    id: "4.1.3",
    title: "Embedded malware",
    requirement:
      "Images are watched for malware, by signature and by behaviour learnt from known attacks, before and after they are deployed.",
    appliesTo: ["image"],
    manual: attest(
      "Configuration and latest results of the malware scanner over registries and nodes.",
      QUARTER,
    ),
  }),
  control({
    id: "4.1.4",
    title: "Secrets in images",
    requirement:
      "Credentials are kept outside images and handed over at run time, encrypted at rest and on the way, to the containers that need them.",
    appliesTo: ["image", "source", "workload"],
    checks: [
      "coverage:image/secrets",
      "secret:any",
      "trivy/DS031 | docker-bench@1.3.6/4.10 | docker-bench@1.6.0/4.10",
    ],
  }),
  control({
    id: "4.1.5",
    title: "Use of untrusted images",
    requirement:
      "The organisation keeps a list of trusted images and registries, identifies each image by signature, and lets only those run; the list is maintained.",
    appliesTo: ["image", "workload", "cluster"],
    checks: [
      "coverage:image/provenance",
      `trivy/KSV125 | kubescape/C-0078 | docker-bench@1.3.6/4.5 | docker-bench@1.6.0/4.5 | ${cisCheck("image-provenance")}`,
    ],
    manual: attest(
      "The list of trusted registries and signers, and the admission rule that enforces it.",
      HALF_YEAR,
    ),
  }),
];

const registry = [
  control({
    id: "4.2.1",
    title: "Insecure connections to registries",
    requirement:
      "Tools, orchestrators and runtimes push to and pull from registries over encrypted channels only.",
    appliesTo: ["host"],
    checks: ["docker-bench@1.3.6/2.5 | docker-bench@1.6.0/2.5"],
    manual: attest(
      "Runtime and registry configuration that shows no plain-text registry endpoint.",
      HALF_YEAR,
    ),
  }),
  control({
    id: "4.2.2",
    title: "Stale images in registries",
    requirement:
      "Vulnerable and outdated images are removed from registries, and deployments name exact versions so that a stale one is not picked up by accident.",
    appliesTo: ["workload"],
    checks: ["trivy/KSV013 | kubescape/C-0075"],
    manual: attest("The registry's retention rules and the report of their last run.", QUARTER),
  }),
  control({
    id: "4.2.3",
    title: "Registry authentication and authorisation",
    requirement:
      "Reading and writing registries needs an identity tied to the organisation's directory; writes are restricted to those who maintain an image, recorded, and gated by scan results.",
    appliesTo: ["image"],
    manual: attest("Registry access list, sign-in configuration and write log of the period.", QUARTER),
  }),
];

const orchestrator = [
  control({
    id: "4.3.1",
    title: "Unbounded administrative access",
    requirement:
      "Administrators of the orchestrator get the actions, containers and hosts that their role needs, and no more.",
    appliesTo: ["cluster"],
    per: "cluster",
    checks: [
      `${cisCheck("rbac-cluster-admin")} | trivy/KSV111 | kubescape/C-0035`,
      `${cisCheck("rbac-wildcards")} | trivy/KSV044 | trivy/KSV046`,
      cisCheck("apiserver-authz-rbac"),
    ],
  }),
  control({
    id: "4.3.2",
    title: "Unauthorised access",
    requirement:
      "Access to accounts that reach the orchestrator is controlled tightly, with strong sign-in tied to the directory; stored data is encrypted so that reaching a volume is not reaching its content.",
    appliesTo: ["cluster"],
    per: "cluster",
    checks: [
      cisCheck("apiserver-anonymous"),
      cisCheck("apiserver-token-file"),
      cisCheck("apiserver-authz-not-always"),
      cisCheck("encryption-config"),
    ],
    manual: attest(
      "Sign-in configuration of the cluster: identity provider, multi-factor, break-glass accounts.",
      HALF_YEAR,
    ),
  }),
  control({
    id: "4.3.3",
    title: "Poorly separated inter-container network traffic",
    requirement:
      "Networks of the orchestrator separate traffic by sensitivity; workloads that face the public share no network with internal ones.",
    appliesTo: ["cluster", "workload"],
    checks: [
      "coverage:workload/network",
      `${cisCheck("network-policies")} | kubescape/C-0260 | trivy/KSV038`,
    ],
  }),
  control({
    id: "4.3.4",
    title: "Mixing of workload sensitivity levels",
    requirement:
      "Workloads are placed by sensitivity and purpose, on hosts of their own where the difference is large, so that a compromise stays among equals.",
    appliesTo: ["cluster", "workload"],
    checks: [`trivy/KSV110 | kubescape/C-0061 | ${cisCheck("default-namespace")}`],
    manual: attest(
      "The placement rules (taints, affinities, separate pools or clusters) and their owners.",
      YEAR,
    ),
  }),
  control({
    id: "4.3.5",
    title: "Orchestrator node trust",
    requirement:
      "Nodes join with an identity of their own, the cluster knows each node's state, traffic between them is authenticated and encrypted, and one lost node does not endanger the rest.",
    appliesTo: ["cluster"],
    per: "cluster",
    checks: [
      cisCheck("kubelet-anonymous"),
      cisCheck("kubelet-client-ca"),
      cisCheck("apiserver-kubelet-client-cert"),
      cisCheck("apiserver-admission-noderestriction"),
      cisCheck("kubelet-rotate-client"),
    ],
  }),
];

const container = [
  control({
    id: "4.4.1",
    title: "Vulnerabilities within the runtime software",
    requirement:
      "Container runtimes are watched for known vulnerabilities and updated at once; the orchestrator places work on maintained runtimes only.",
    appliesTo: ["host"],
    checks: ["coverage:host/vulnerabilities", "vulnerability:fixable>=high"],
  }),
  control({
    id: "4.4.2",
    title: "Unbounded network access from containers",
    requirement:
      "What containers send, inside and outside, is limited and watched with tools that understand container networks and notice what is unusual.",
    appliesTo: ["workload"],
    checks: [
      "coverage:workload/network",
      "trivy/KSV009 | kubescape/C-0041 | docker-bench@1.3.6/5.9 | docker-bench@1.6.0/5.10",
    ],
  }),
  control({
    id: "4.4.3",
    title: "Insecure container runtime configurations",
    requirement:
      "Settings of runtimes and containers are compared with a standard all the time; kernel confinement is on and privileged running is the exception with a name.",
    appliesTo: ["workload"],
    checks: [
      `trivy/KSV017 | kubescape/C-0057 | docker-bench@1.3.6/5.4 | docker-bench@1.6.0/5.5 | ${cisCheck("pod-privileged")}`,
      `trivy/KSV001 | kubescape/C-0016 | docker-bench@1.3.6/5.25 | docker-bench@1.6.0/5.26 | ${cisCheck("pod-escalation")}`,
      `trivy/KSV022 | kubescape/C-0046 | docker-bench@1.3.6/5.3 | docker-bench@1.6.0/5.4 | ${cisCheck("pod-added-caps")}`,
      `trivy/KSV030 | kubescape/C-0055 | docker-bench@1.3.6/5.21 | docker-bench@1.6.0/5.22 | ${cisCheck("pod-seccomp")}`,
      `trivy/KSV010 | kubescape/C-0038 | docker-bench@1.3.6/5.15 | docker-bench@1.6.0/5.16 | ${cisCheck("pod-host-pid")}`,
    ],
  }),
  control({
    id: "4.4.4",
    title: "Application vulnerabilities",
    requirement:
      "Running applications are guarded by tools that learn their normal behaviour and stop what departs from it; root file systems are read-only so that changes stand out.",
    appliesTo: ["workload"],
    checks: [
      "trivy/KSV014 | kubescape/C-0017 | docker-bench@1.3.6/5.12 | docker-bench@1.6.0/5.13",
      "coverage:workload/runtime",
    ],
  }),
  control({
    id: "4.4.5",
    title: "Rogue containers",
    requirement:
      "Development, test and production are apart; who creates a container, from which approved image, is known, and what was not planned is refused and reported.",
    appliesTo: ["cluster", "workload"],
    checks: [cisCheck("pod-policy"), "coverage:workload/runtime"],
    manual: attest(
      "How environments are separated and who may deploy to production, with the deployment log.",
      HALF_YEAR,
    ),
  }),
];

const host = [
  control({
    id: "4.5.1",
    title: "Large attack surface",
    requirement:
      "Hosts run an operating system made for containers, or one cut down to what containers need, hardened by its own guide.",
    appliesTo: ["host"],
    checks: ["coverage:host/configuration"],
    manual: attest(
      "The host image's definition, or the hardening report of the operating system in use.",
      HALF_YEAR,
    ),
  }),
  control({
    id: "4.5.2",
    title: "Shared kernel",
    requirement: "Container workloads and ordinary workloads do not share a host.",
    appliesTo: ["host"],
    manual: attest("Inventory of services on container hosts that do not run in containers.", HALF_YEAR),
  }),
  control({
    id: "4.5.3",
    title: "Host OS component vulnerabilities",
    requirement:
      "Versions of everything below the containers, kernel included, are tracked and updated; hosts are replaced rather than changed.",
    appliesTo: ["host"],
    checks: ["coverage:host/vulnerabilities", "vulnerability:kev", "vulnerability:fixable>=critical"],
  }),
  control({
    id: "4.5.4",
    title: "Improper user access rights",
    requirement:
      "Signing in to hosts is rare, through the orchestrator's identity, with every sign-in and privileged command recorded and unusual ones noticed.",
    appliesTo: ["host"],
    checks: ["docker-bench@1.3.6/1.1.2 | docker-bench@1.6.0/1.1.2"],
    manual: attest("Sign-in and privileged-command log of container hosts, and who reviewed it.", QUARTER),
  }),
  control({
    id: "4.5.5",
    title: "Host file system tampering",
    requirement:
      "Containers see as little of the host's file system as they can, keep their data on volumes, and never mount system directories.",
    appliesTo: ["workload"],
    checks: [
      `trivy/KSV023 | kubescape/C-0045 | docker-bench@1.3.6/5.5 | docker-bench@1.6.0/5.6 | ${cisCheck("pod-host-path")}`,
      "trivy/KSV006 | kubescape/C-0074 | docker-bench@1.3.6/5.31 | docker-bench@1.6.0/5.32",
    ],
  }),
];

const hardware = [
  control({
    id: "4.6",
    title: "Trust rooted in hardware",
    requirement:
      "Firmware, software and configuration are measured at boot against a hardware root of trust, and the measurements decide where containers may be placed.",
    appliesTo: ["host"],
    manual: attest("Attestation records of the hosts (TPM or equal) and the rule that uses them.", YEAR),
  }),
];

/** NIST SP 800-190, section 4: all 24 countermeasures, paraphrased. */
export const nist800190: Framework = Framework.parse({
  id: "nist-sp-800-190",
  title: "NIST SP 800-190 Application Container Security Guide",
  version: "2017-09",
  publisher: "National Institute of Standards and Technology",
  source:
    "M. Souppaya, J. Morello, K. Scarfone: NIST Special Publication 800-190, September 2017, section 4, doi:10.6028/NIST.SP.800-190",
  sections,
  controls: [...image, ...registry, ...orchestrator, ...container, ...host, ...hardware],
});
