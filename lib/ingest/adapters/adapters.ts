import type { Adapter } from "./adapter.ts";
import { admissionWith } from "./admission/adapter.ts";
import { anchore } from "./anchore/adapter.ts";
import { anchorePolicy } from "./anchore-policy/adapter.ts";
import { aqua } from "./aqua/adapter.ts";
import { asff } from "./asff/adapter.ts";
import { checkov } from "./checkov/adapter.ts";
import { clair } from "./clair/adapter.ts";
import { csaf } from "./csaf/adapter.ts";
import { cyclonedx } from "./cyclonedx/adapter.ts";
import { docker } from "./docker/adapter.ts";
import { dockerBench } from "./docker-bench/adapter.ts";
import { dockerInfo } from "./docker-info/adapter.ts";
import { dockerList } from "./docker-list/adapter.ts";
import { dockerSwarm } from "./docker-swarm/adapter.ts";
import { dockle } from "./dockle/adapter.ts";
import { dsseWith } from "./dsse/adapter.ts";
import { ecs } from "./ecs/adapter.ts";
import { epss } from "./epss/adapter.ts";
import { falco } from "./falco/adapter.ts";
import { gitlab } from "./gitlab/adapter.ts";
import { govulncheck } from "./govulncheck/adapter.ts";
import { grype } from "./grype/adapter.ts";
import { hadolint } from "./hadolint/adapter.ts";
import { harbor } from "./harbor/adapter.ts";
import { hubble } from "./hubble/adapter.ts";
import { kev } from "./kev/adapter.ts";
import { kubeBench } from "./kube-bench/adapter.ts";
import { kubeHunter } from "./kube-hunter/adapter.ts";
import { kubeLinter } from "./kube-linter/adapter.ts";
import { kubearmor } from "./kubearmor/adapter.ts";
import { kubeaudit } from "./kubeaudit/adapter.ts";
import { kubernetes } from "./kubernetes/adapter.ts";
import { storedFacts } from "./kubernetes/stored.ts";
import { kubescape } from "./kubescape/adapter.ts";
import { neuvector } from "./neuvector/adapter.ts";
import { nvd20 } from "./nvd20/adapter.ts";
import { ociConfig } from "./oci-config/adapter.ts";
import { openvex } from "./openvex/adapter.ts";
import { osv } from "./osv/adapter.ts";
import { osvScanner } from "./osv-scanner/adapter.ts";
import { plimsollDocker } from "./plimsoll-docker/adapter.ts";
import { plimsollKubernetes } from "./plimsoll-kubernetes/adapter.ts";
import { plimsollRegistry } from "./plimsoll-registry/adapter.ts";
import { polaris } from "./polaris/adapter.ts";
import { policyReport } from "./policy-report/adapter.ts";
import { popeye } from "./popeye/adapter.ts";
import { prowler } from "./prowler/adapter.ts";
import { sarif } from "./sarif/adapter.ts";
import { snyk } from "./snyk/adapter.ts";
import { spdx } from "./spdx/adapter.ts";
import { spdx3 } from "./spdx-3/adapter.ts";
import { stackroxImage } from "./stackrox/adapter.ts";
import { stackroxAlert } from "./stackrox-alert/adapter.ts";
import { syft } from "./syft/adapter.ts";
import { sysdig } from "./sysdig/adapter.ts";
import { tetragon } from "./tetragon/adapter.ts";
import { trivy } from "./trivy/adapter.ts";
import { trivyK8s } from "./trivy-k8s/adapter.ts";
import { trivyOperator } from "./trivy-operator/adapter.ts";
import { twistlock } from "./twistlock/adapter.ts";
import { wiz } from "./wiz/adapter.ts";
import { xeol } from "./xeol/adapter.ts";

/** What a predicate may carry: bills of materials, reports on vulnerabilities, statements on them. */
const dsse = dsseWith([grype, syft, spdx, spdx3, cyclonedx, openvex, csaf, trivy]);

const admission = admissionWith(storedFacts);

/** Every format there is, most specific first: the first that recognises a document reads it. */
export const ADAPTERS: readonly Adapter[] = [
  plimsollDocker,
  plimsollRegistry,
  plimsollKubernetes,
  trivyK8s,
  trivyOperator,
  policyReport,
  sarif,
  dsse,
  xeol,
  grype,
  syft,
  spdx,
  spdx3,
  cyclonedx,
  openvex,
  csaf,
  osvScanner,
  govulncheck,
  clair,
  snyk,
  harbor,
  anchore,
  anchorePolicy,
  gitlab,
  kubeBench,
  kubescape,
  dockerBench,
  kubeHunter,
  kubeLinter,
  kubeaudit,
  polaris,
  popeye,
  dockle,
  checkov,
  prowler,
  asff,
  hadolint,
  stackroxImage,
  stackroxAlert,
  twistlock,
  aqua,
  neuvector,
  sysdig,
  wiz,
  admission,
  kubernetes,
  docker,
  dockerList,
  dockerInfo,
  dockerSwarm,
  ecs,
  ociConfig,
  falco,
  tetragon,
  kubearmor,
  hubble,
  kev,
  epss,
  nvd20,
  osv,
  trivy,
];

/** No tool's document has as many members at its top; each adapter that looks at all of them would take its time. */
const MEMBERS_LIMIT = 10_000;

const isMuchTooWide = (document: unknown): boolean => {
  if (typeof document !== "object" || document === null || Array.isArray(document)) return false;
  let members = 0;
  for (const _ in document) if (++members > MEMBERS_LIMIT) return true;
  return false;
};

export const recognise = (document: unknown): Adapter | undefined =>
  isMuchTooWide(document) ? undefined : ADAPTERS.find((adapter) => adapter.recognises(document));
