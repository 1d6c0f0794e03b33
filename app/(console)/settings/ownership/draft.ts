import { type RuleInput, RuleList } from "@/lib/inventory/ownership/schema.ts";
import type { OwnershipPattern } from "@/lib/inventory/ownership.ts";

/** A rule while it is written: everything is text, and the key tells two alike apart. */
export interface DraftRule extends Record<keyof OwnershipPattern, string> {
  key: string;
  teamId: number;
}

export const FIELDS = [
  { name: "label", title: "Label", hint: "team", long: false },
  { name: "labelValue", title: "with value", hint: "any", long: false },
  { name: "namespace", title: "Namespace", hint: "any", long: false },
  { name: "cluster", title: "Cluster", hint: "any", long: false },
  { name: "repository", title: "Image repository", hint: "any", long: true },
] as const satisfies { name: keyof OwnershipPattern; title: string; hint: string; long: boolean }[];

let made = 0;

export const draftRule = (
  teamId: number,
  given: Partial<Record<keyof OwnershipPattern, string | null>>,
): DraftRule => ({
  key: `rule-${made++}`,
  teamId,
  label: given.label ?? "",
  labelValue: given.labelValue ?? "",
  namespace: given.namespace ?? "",
  cluster: given.cluster ?? "",
  repository: given.repository ?? "",
});

/** The rules as they would be saved, or what is wrong with which of them. */
export const rulesIn = (drafts: readonly DraftRule[]): { rules: RuleInput[] } | { complaint: string } => {
  const parsed = RuleList.safeParse({ rules: drafts.map(({ key: _, ...rule }) => rule) });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const at = typeof issue?.path[1] === "number" ? `Rule ${issue.path[1] + 1}: ` : "";
  return { complaint: `${at}${issue?.message ?? "These rules cannot be read."}` };
};

/** A rule that a link suggests. */
export const draftIn = (
  query: Record<string, string | string[] | undefined>,
): Partial<Record<keyof OwnershipPattern, string>> | null => {
  const given = FIELDS.flatMap(({ name }) => {
    const value = query[name];
    return typeof value === "string" && value ? [[name, value]] : [];
  });
  return given.length === 0 ? null : Object.fromEntries(given);
};
