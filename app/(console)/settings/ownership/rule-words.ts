import type { OwnershipPattern } from "@/lib/inventory/ownership.ts";

/** A rule as one line: `label team=pay · namespace shop-*`. */
export const ruleWords = (rule: OwnershipPattern): string =>
  [
    rule.label && `label ${rule.label}${rule.labelValue ? `=${rule.labelValue}` : ""}`,
    rule.repository && `repository ${rule.repository}`,
    rule.namespace && `namespace ${rule.namespace}`,
    rule.cluster && `cluster ${rule.cluster}`,
  ]
    .filter(Boolean)
    .join(" · ") || "an empty rule";
