import { plural } from "@/components/ui/quantity.ts";
import type { ContractKind } from "@/lib/compliance/contracts/schema.ts";

const KINDS: Record<ContractKind, string> = {
  cluster: "Every cluster",
  host: "Every host",
  image: "Every image",
  workload: "Every workload",
  source: "Every source",
};

export const kindWords = (kind: ContractKind): string => KINDS[kind];

/** Whole days as days. */
export const ageWords = (hours: number): string =>
  hours % 24 === 0 ? `${hours / 24} ${plural(hours / 24, "day")}` : `${hours} ${plural(hours, "hour")}`;
