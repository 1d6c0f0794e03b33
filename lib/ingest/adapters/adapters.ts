import type { Adapter } from "./adapter.ts";
import { cyclonedx } from "./cyclonedx/adapter.ts";
import { docker } from "./docker/adapter.ts";
import { grype } from "./grype/adapter.ts";
import { kubeBench } from "./kube-bench/adapter.ts";
import { kubernetes } from "./kubernetes/adapter.ts";
import { trivy } from "./trivy/adapter.ts";
import { trivyK8s } from "./trivy-k8s/adapter.ts";
export const ADAPTERS: Adapter[] = [trivyK8s, trivy, grype, kubeBench, cyclonedx, docker, kubernetes];
export const recognise = (document: unknown): Adapter | undefined =>
  ADAPTERS.find((a) => a.recognises(document));
