import type { Adapter } from "./adapter.ts";
import { admissionWith } from "./admission/adapter.ts";
import { asff } from "./asff/adapter.ts";
import { checkov } from "./checkov/adapter.ts";
import { cyclonedx } from "./cyclonedx/adapter.ts";
import { docker } from "./docker/adapter.ts";
import { dockerInfo } from "./docker-info/adapter.ts";
import { dockerList } from "./docker-list/adapter.ts";
import { dockerSwarm } from "./docker-swarm/adapter.ts";
import { dockle } from "./dockle/adapter.ts";
import { ecs } from "./ecs/adapter.ts";
import { grype } from "./grype/adapter.ts";
import { hadolint } from "./hadolint/adapter.ts";
import { kubeBench } from "./kube-bench/adapter.ts";
import { kubeHunter } from "./kube-hunter/adapter.ts";
import { kubeLinter } from "./kube-linter/adapter.ts";
import { kubeaudit } from "./kubeaudit/adapter.ts";
import { kubernetes } from "./kubernetes/adapter.ts";
import { storedFacts } from "./kubernetes/stored.ts";
import { ociConfig } from "./oci-config/adapter.ts";
import { polaris } from "./polaris/adapter.ts";
import { popeye } from "./popeye/adapter.ts";
import { prowler } from "./prowler/adapter.ts";
import { trivy } from "./trivy/adapter.ts";
import { trivyK8s } from "./trivy-k8s/adapter.ts";

const admission = admissionWith(storedFacts);

/** Every format there is, most specific first: the first that recognises a document reads it. */
export const ADAPTERS: readonly Adapter[] = [
  trivyK8s,
  grype,
  cyclonedx,
  kubeBench,
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
  admission,
  kubernetes,
  docker,
  dockerList,
  dockerInfo,
  dockerSwarm,
  ecs,
  ociConfig,
  trivy,
];

export const recognise = (document: unknown): Adapter | undefined =>
  ADAPTERS.find((adapter) => adapter.recognises(document));
