import { type Observation, type Reading, UnreadableDocument } from "../../reading.ts";
import type { Adapter } from "../adapter.ts";
import { additiveSlice, checkObservation } from "../check-entry.ts";
import { asNumber, asObject, asText, asWord, type JsonObject, step } from "../json-value.ts";
import { redactValues } from "../redact-values.ts";
import { talliedReading } from "../tallied-reading.ts";
import { countObservation, newTally } from "../tally.ts";
import { severityOfLevel } from "../tool-levels.ts";

export const hadolint: Adapter = {
  format: "hadolint",
  title: "Hadolint: Dockerfiles (JSON)",
  tier: "additive",
  version: 1,
  recognises: (document) => isRemark(Array.isArray(document) ? document[0] : null),
  read,
};

const SLICE = additiveSlice("hadolint:dockerfiles");

function isRemark(value: unknown): value is JsonObject {
  const remark = asObject(value);
  return (
    remark !== null &&
    asWord(remark.code) !== null &&
    "line" in remark &&
    "level" in remark &&
    "file" in remark
  );
}

/** Of the files it was given only those with remarks are named: what is absent closes nothing. */
function read(document: unknown): Reading {
  if (!Array.isArray(document)) throw new UnreadableDocument("", "not a list");
  const tally = newTally();
  const observations: Observation[] = [];
  for (const [index, raw] of document.entries()) {
    if (!isRemark(raw)) {
      tally.skipped.push({ path: step("", index), reason: "no code, line, level and file" });
      continue;
    }
    const observation = observationOf(raw);
    countObservation(tally, observation);
    observations.push(observation);
  }
  return talliedReading(tally, {
    format: hadolint.format,
    tool: { name: "Hadolint", version: null },
    targets: [
      {
        asset: { kind: "source", url: null, artifact: "Dockerfile" },
        slices: [SLICE],
        observations,
        packages: 0,
      },
    ],
    needs: "source",
  });
}

function observationOf(remark: JsonObject): Observation {
  const file = asText(remark.file).replaceAll("\\", "/");
  const code = asText(remark.code).trim();
  const line = asNumber(remark.line);
  return checkObservation({
    slice: SLICE.key,
    rule: { id: `hadolint/${code}`, title: code, references: referenceOf(code) },
    component: { key: `file/${file}`, name: file, type: "file", purl: null },
    place: line === null ? file : `${file}:${line}`,
    ...severityOfLevel(remark.level),
    outcome: "fail",
    detail: redactValues(asText(remark.message)),
  });
}

/** The tool's own rules and those of ShellCheck, which it runs on the commands. */
function referenceOf(code: string): string[] {
  if (/^DL\d+$/.test(code)) return [`https://github.com/hadolint/hadolint/wiki/${code}`];
  return /^SC\d+$/.test(code) ? [`https://www.shellcheck.net/wiki/${code}`] : [];
}
