import type { FilterChip } from "@/components/ui/filter-chips.tsx";
import type { FindingQuery } from "@/lib/findings/filter.ts";
import type { FindingFacets } from "@/lib/findings/list/schema.ts";

const LABELS: Partial<Record<keyof FindingQuery, string>> = {
  q: "Text",
  kind: "Kind",
  severity: "Severity",
  status: "Status",
  state: "State",
  cause: "Closed because",
  rule: "Rule",
  component: "Component",
  subject: "Subject",
  asset: "In",
  cluster: "Cluster",
  namespace: "Namespace",
  team: "Team",
  label: "Label",
  tool: "Source",
  fix: "Fix exists",
  kev: "Known exploited",
  running: "Running now",
  exposed: "Internet reaches it",
  after: "First seen from",
  before: "First seen before",
};

/** Every filter in force as people read it: names in place of numbers where they are known. */
export const chipsOf = (query: FindingQuery, facets: FindingFacets | undefined): FilterChip[] =>
  Object.entries(query).flatMap(([key, value]) => {
    const label = LABELS[key as keyof FindingQuery];
    return label && value ? [{ key, label, value: spoken(key, value, facets) }] : [];
  });

const spoken = (key: string, value: string, facets: FindingFacets | undefined): string => {
  if (key === "team" || key === "cluster") {
    return facets?.[key].find((facet) => facet.value === value)?.label ?? `#${value}`;
  }
  if (key === "subject" || key === "asset") return `#${value}`;
  if (["fix", "kev", "running", "exposed"].includes(key)) return value === "true" ? "yes" : "no";
  if (["kind", "severity", "status", "cause", "state"].includes(key))
    return value.replaceAll("_", " ").replaceAll(",", ", ");
  return value;
};
