import type { Adapter } from "./adapter.ts";
import { cyclonedx } from "./cyclonedx/adapter.ts";
import { docker } from "./docker/adapter.ts";
import { dockerBench } from "./docker-bench/adapter.ts";
import { dsseWith } from "./dsse/adapter.ts";
import { epss } from "./epss/adapter.ts";
import { falco } from "./falco/adapter.ts";
import { govulncheck } from "./govulncheck/adapter.ts";
import { grype } from "./grype/adapter.ts";
import { hubble } from "./hubble/adapter.ts";
import { kev } from "./kev/adapter.ts";
import { kubeBench } from "./kube-bench/adapter.ts";
import { kubearmor } from "./kubearmor/adapter.ts";
import { kubernetes } from "./kubernetes/adapter.ts";
import { kubescape } from "./kubescape/adapter.ts";
import { osvScanner } from "./osv-scanner/adapter.ts";
import { policyReport } from "./policy-report/adapter.ts";
import { sarif } from "./sarif/adapter.ts";
import { spdx } from "./spdx/adapter.ts";
import { spdx3 } from "./spdx-3/adapter.ts";
import { syft } from "./syft/adapter.ts";
import { tetragon } from "./tetragon/adapter.ts";
import { trivy } from "./trivy/adapter.ts";
import { trivyK8s } from "./trivy-k8s/adapter.ts";
import { trivyOperator } from "./trivy-operator/adapter.ts";
import { xeol } from "./xeol/adapter.ts";

/** What a predicate may carry: bills of materials and reports on vulnerabilities. */
const dsse = dsseWith([grype, syft, spdx, spdx3, cyclonedx, trivy]);

/** Every format there is, most specific first: the first that recognises a document reads it. */
export const ADAPTERS: readonly Adapter[] = [
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
  osvScanner,
  govulncheck,
  kubeBench,
  kubescape,
  dockerBench,
  kubernetes,
  docker,
  falco,
  tetragon,
  kubearmor,
  hubble,
  kev,
  epss,
  trivy,
];

export const recognise = (document: unknown): Adapter | undefined =>
  ADAPTERS.find((adapter) => adapter.recognises(document));
