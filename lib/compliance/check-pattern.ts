import type { Severity } from "../findings/schema.ts";
import { SEVERITIES } from "../findings/schema.ts";
import type { AssetKind } from "../inventory/schema.ts";
import { ASSET_KINDS } from "../inventory/schema.ts";
import type { Area } from "../posture/schema.ts";
import { AREAS } from "../posture/schema.ts";

/**
 * What a control may ask. The grammar, one line each:
 *
 *     check       FAMILY[@VERSION]/ID          cis-k8s@1.12/1.2.6 · docker-bench@1.6.0/5.5 · trivy/KSV001
 *     severity    vulnerability:severity>=S    no open vulnerability of severity S or worse
 *     fixable     vulnerability:fixable>=S     the same, only those a released version fixes
 *     known       vulnerability:kev            none that is known to be exploited (CISA KEV)
 *     secret      secret:any                   no secret found
 *     coverage    coverage:KIND/AREA           the area has been looked at recently
 *
 * VERSION `*` is any version, and none. S is one of critical, high, medium, low. A check is one pattern or
 * several joined by ` | `: other tools' words for the same thing; the first one says which assets must answer.
 */
export type CheckPattern =
  | { is: "check"; family: string; version: string | null; id: string }
  | { is: "severity"; atLeast: Severity }
  | { is: "fixable"; atLeast: Severity }
  | { is: "known-exploited" }
  | { is: "secret" }
  | { is: "coverage"; kind: AssetKind; area: Area };

export type Parsed<T> = { value: T } | { error: string };

const CHECK = /^([a-z0-9][a-z0-9-]*)(?:@([A-Za-z0-9.*_-]+))?\/(\S+)$/;
const THRESHOLDS: readonly string[] = SEVERITIES.slice(0, 4);

/** Parses one pattern; the error names the text and what is wrong with it. */
export function parsePattern(text: string): Parsed<CheckPattern> {
  const bad = (why: string) => ({ error: `check pattern "${text}": ${why}` });
  if (text.startsWith("vulnerability:")) return vulnerability(text.slice(14), bad);
  if (text.startsWith("secret:"))
    return text === "secret:any" ? { value: { is: "secret" } } : bad("only secret:any is known");
  if (text.startsWith("coverage:")) return coverage(text.slice(9), bad);
  const match = CHECK.exec(text);
  if (!match) return bad("expected FAMILY[@VERSION]/ID, vulnerability:…, secret:any or coverage:KIND/AREA");
  const version = match[2] ?? null;
  if (version?.includes("*") && version !== "*") return bad("a version is exact or a lone *");
  return { value: { is: "check", family: match[1]!, version, id: match[3]! } };
}

/** Parses the alternatives of one check; fails on the first bad one. */
export function parseCheck(text: string): Parsed<CheckPattern[]> {
  const patterns: CheckPattern[] = [];
  for (const part of text.split(" | ")) {
    const parsed = parsePattern(part);
    if ("error" in parsed) return parsed;
    patterns.push(parsed.value);
  }
  return { value: patterns };
}

/** True when a check key (`family[@version]/id`) is meant by the pattern. */
export function matches(pattern: Extract<CheckPattern, { is: "check" }>, key: string): boolean {
  const match = CHECK.exec(key);
  if (!match || match[1] !== pattern.family || match[3] !== pattern.id) return false;
  return pattern.version === "*" || (match[2] ?? null) === pattern.version;
}

function vulnerability(rest: string, bad: (why: string) => { error: string }): Parsed<CheckPattern> {
  if (rest === "kev") return { value: { is: "known-exploited" } };
  const match = /^(severity|fixable)>=(\w+)$/.exec(rest);
  if (!match) return bad("expected vulnerability:severity>=S, vulnerability:fixable>=S or vulnerability:kev");
  if (!THRESHOLDS.includes(match[2]!)) return bad(`severity is one of ${THRESHOLDS.join(", ")}`);
  return { value: { is: match[1] as "severity" | "fixable", atLeast: match[2] as Severity } };
}

function coverage(rest: string, bad: (why: string) => { error: string }): Parsed<CheckPattern> {
  const [kind, area, ...more] = rest.split("/");
  if (more.length > 0 || !(ASSET_KINDS as readonly string[]).includes(kind ?? ""))
    return bad(`kind is one of ${ASSET_KINDS.join(", ")}`);
  if (!(AREAS as readonly string[]).includes(area ?? "")) return bad(`area is one of ${AREAS.join(", ")}`);
  return { value: { is: "coverage", kind: kind as AssetKind, area: area as Area } };
}
