import type { FindingKind } from "../../../findings/schema.ts";
import type { Rule } from "../../reading.ts";
import { asNumber, asObject, asText, asTexts, type JsonObject } from "../json-value.ts";
import { redactArguments } from "../redact-arguments.ts";
import { scoreIn } from "./level.ts";
import { plainText } from "./message.ts";

/**
 * A rule of ours from a SARIF one. Of a rule about secrets only its name is taken: descriptions and help texts of some
 * tools quote what they matched.
 */
export function findingRule(
  kind: FindingKind,
  id: string,
  aliases: readonly string[],
  descriptor: JsonObject | null,
  message: string,
  source: string,
): Rule {
  const short = plainText(descriptor?.shortDescription);
  const full = plainText(descriptor?.fullDescription);
  const name = asText(descriptor?.name);
  const isSecret = kind === "secret";
  const said = isSecret ? "" : firstLine(full) || firstLine(message);
  const title = redactArguments(firstLine(short) || name || said);
  const help = isSecret ? "" : plainText(descriptor?.help);
  return {
    id,
    aliases: [...aliases],
    title,
    description: isSecret ? "" : redactArguments(full === title ? "" : storyOf(kind, full, help)),
    remediation: kind !== "misconfiguration" || isUrl(help) || help === full ? "" : redactArguments(help),
    references: asTexts([descriptor?.helpUri, isUrl(help) ? help : null]),
    cvss: kind === "vulnerability" ? scores(asObject(descriptor?.properties), source) : [],
    epss: null,
    kev: null,
    publishedAt: null,
  };
}

const LONGEST_NAME = 500;

/** Snyk describes a vulnerability by its package and tells what it is in the help text. */
const storyOf = (kind: FindingKind, full: string, help: string): string =>
  kind === "vulnerability" && help !== "" && full.length < LONGEST_NAME && /^\([^)]*\) \S+@\S+$/.test(full)
    ? help
    : full;

const firstLine = (text: string): string => text.trim().split(/\r?\n/, 1)[0]?.slice(0, 300) ?? "";
const isUrl = (text: string): boolean => /^https?:\/\/\S+$/.test(text.trim());

/** Trivy and Snyk write the vectors beside the severity. */
function scores(properties: JsonObject | null, source: string): Rule["cvss"] {
  return (["cvssv4", "cvssv3", "cvssv2"] as const).flatMap((key) => {
    const score = scoreIn(properties?.[`${key}_baseScore`]) ?? asNumber(properties?.[`${key}_score`]);
    if (score === null) return [];
    const vector = asText(properties?.[`${key}_vector`]);
    const version = /^CVSS:(\d\.\d)/.exec(vector)?.[1] ?? `${key.slice(-1)}.0`;
    return [{ version, vector, score, source }];
  });
}
