import { asObject, asObjects, asText } from "../json-value.ts";
import { GrypeConfiguration, type IgnoreRule } from "./schema.ts";

/**
 * How the tool's own configuration leaves findings out, one sentence each. Grype's built-in rules (headers of a
 * kernel that the image does not run) are not among them: they are the same in every run.
 */
export function exclusionsOf(configuration: unknown): string[] {
  const parsed = GrypeConfiguration.safeParse(configuration ?? {});
  if (!parsed.success) return [];
  const config = parsed.data;
  const own = (config.ignore ?? []).filter((rule) => !isBuiltIn(rule));
  const counted = (count: number, what: string) => (count === 0 ? [] : [`${count} ${what}`]);
  return [
    ...(config["only-fixed"] ? ["only-fixed: problems without a fix are left out"] : []),
    ...(config["only-notfixed"] ? ["only-notfixed: problems with a fix are left out"] : []),
    ...(config["ignore-wontfix"] ? ["ignore-wontfix: problems that will not be fixed are left out"] : []),
    ...counted(own.length, "ignore rules of its own"),
    ...counted(config.exclude?.length ?? 0, "excluded paths"),
    ...counted(config["vex-documents"]?.length ?? 0, "VEX documents applied"),
  ];
}

function isBuiltIn(rule: IgnoreRule): boolean {
  const upstream = rule.package?.["upstream-name"] ?? "";
  return (
    !rule.vulnerability && rule["match-type"] === "exact-indirect-match" && /^(kernel|linux)/.test(upstream)
  );
}

/** Why one of `ignoredMatches` was set aside. */
export function ignoredReason(raw: unknown): { reason: string; builtIn: boolean } {
  const match = asObject(raw);
  const id = asText(asObject(match?.vulnerability)?.id);
  const name = asText(asObject(match?.artifact)?.name);
  const rules = asObjects(match?.appliedIgnoreRules);
  const words = rules.flatMap((rule) => [
    rule.reason,
    rule["vex-status"],
    rule["fix-state"],
    rule["match-type"],
  ]);
  const why = words.map(asText).find((word) => word !== "") ?? "";
  const builtIn = rules.length > 0 && rules.every((rule) => isBuiltIn(rule as IgnoreRule));
  return {
    reason: `ignored by a rule of Grype: ${[id, name, why].filter((word) => word !== "").join(", ")}`,
    builtIn,
  };
}
