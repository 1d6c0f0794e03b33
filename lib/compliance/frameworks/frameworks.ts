import type { Framework } from "../framework.ts";
import { cisKubernetes } from "./cis-kubernetes.ts";
import { nist800190 } from "./nist-800-190.ts";
import { cisDocker } from "./tables/cis-docker.ts";
import { dora, nis2 } from "./tables/dora-nis2.ts";
import { hipaa } from "./tables/hipaa.ts";
import { iso27001 } from "./tables/iso-27001.ts";
import { mitreContainers } from "./tables/mitre-containers.ts";
import { nist80053 } from "./tables/nist-800-53.ts";
import { nistCsf } from "./tables/nist-csf.ts";
import { nsaCisa } from "./tables/nsa-cisa.ts";
import { pciDss } from "./tables/pci-dss.ts";
import { soc2 } from "./tables/soc2.ts";

/** Every framework the product ships, in the order in which they are shown. */
export const FRAMEWORKS: readonly Framework[] = [
  nist800190,
  ...cisKubernetes,
  cisDocker,
  nsaCisa,
  pciDss,
  iso27001,
  soc2,
  hipaa,
  nist80053,
  nistCsf,
  mitreContainers,
  dora,
  nis2,
];

/** The framework of an id (`nist-sp-800-190`, `cis-kubernetes-1.12`), or null. */
export function findFramework(id: string): Framework | null {
  return FRAMEWORKS.find((framework) => framework.id === id) ?? null;
}
