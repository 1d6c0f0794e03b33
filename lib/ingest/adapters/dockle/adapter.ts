import { bareImage } from "../../bare-image.ts";
import { type ImageMention, type Observation, type Reading, UnreadableDocument } from "../../reading.ts";
import type { Adapter } from "../adapter.ts";
import { additiveSlice, checkObservation } from "../check-entry.ts";
import { isPath } from "../image-name.ts";
import { asNumber, asObject, asText, asTexts, asWord, type JsonObject, step } from "../json-value.ts";
import { redactValues } from "../redact-values.ts";
import { talliedReading } from "../tallied-reading.ts";
import { countObservation, newTally, type Tally } from "../tally.ts";
import { severityOfLevel } from "../tool-levels.ts";

export const dockle: Adapter = {
  format: "dockle",
  title: "Dockle: how an image is built (JSON)",
  tier: "additive",
  version: 1,
  recognises,
  read,
};

const SLICE = additiveSlice("dockle:image");

function recognises(document: unknown): boolean {
  const report = asObject(document);
  const summary = asObject(report?.summary);
  return (
    report !== null && summary !== null && "fatal" in summary && "pass" in summary && "details" in report
  );
}

/** Passed checks are only a number of the summary; the rest is listed, each check once. */
function read(document: unknown): Reading {
  const report = asObject(document) ?? {};
  const details = report.details ?? [];
  if (!Array.isArray(details)) throw new UnreadableDocument("/details", "not a list");
  const tally = newTally();
  tally.counts.checks.pass = Math.max(0, asNumber(asObject(report.summary)?.pass) ?? 0);
  const observations: Observation[] = [];
  for (const [index, raw] of details.entries())
    observations.push(...detailOf(asObject(raw), step("/details", index), tally));
  const name = asWord(report.image);
  return talliedReading(tally, {
    format: dockle.format,
    tool: { name: "Dockle", version: null },
    subjects: name === null ? [] : [{ kind: "image", name, digest: null }],
    targets: [{ asset: imageOf(name), slices: [SLICE], observations, packages: 0 }],
    needs: name === null || isPath(name) ? "image" : null,
  });
}

function detailOf(detail: JsonObject | null, path: string, tally: Tally): Observation[] {
  const code = asWord(detail?.code);
  const level = asText(detail?.level).trim().toUpperCase();
  if (detail === null || code === null || level === "") {
    tally.skipped.push({ path, reason: "no code and level" });
    return [];
  }
  if (level === "IGNORE" || level === "SKIP") {
    tally.skipped.push({
      path,
      reason: `${code}: ${level.toLowerCase()}d by the tool's settings`,
      loses: false,
    });
    return [];
  }
  const observation = checkObservation({
    slice: SLICE.key,
    rule: {
      id: `dockle/${code}`,
      title: asText(detail.title),
      references: [`https://github.com/goodwithtech/dockle/blob/master/CHECKPOINT.md#${code.toLowerCase()}`],
    },
    ...severityOfLevel(level),
    outcome: level === "PASS" ? "pass" : level === "INFO" ? "manual" : "fail",
    detail: redactValues(asTexts(detail.alerts).join("\n")),
  });
  if (level === "INFO") tally.counts.checks.info += 1;
  else countObservation(tally, observation);
  return [observation];
}

/** Archives are scanned too; their names are no references. */
const imageOf = (name: string | null): ImageMention => ({
  ...bareImage(name ?? ""),
  references: name === null || isPath(name) ? [] : [name],
});
