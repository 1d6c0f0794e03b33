import type { Framework } from "../framework.ts";
import { cisKubernetes } from "./cis-kubernetes.ts";
import { nist800190 } from "./nist-800-190.ts";

/** Every framework the product ships, in the order in which they are shown. */
export const FRAMEWORKS: readonly Framework[] = [nist800190, ...cisKubernetes];

/** The framework of an id (`nist-sp-800-190`, `cis-kubernetes-1.12`), or null. */
export function findFramework(id: string): Framework | null {
  return FRAMEWORKS.find((framework) => framework.id === id) ?? null;
}
