import type { Observation, Slice } from "../../reading.ts";
import { asList, asObject, asWord, type JsonObject, step } from "../json-value.ts";
import { countObservation, type Tally } from "../tally.ts";
import { readSecret } from "../trivy/secret.ts";

export const SECRET_SLICE: Slice = {
  key: "trivy:secret",
  kind: "secret",
  area: "secrets",
  assesses: true,
  complete: true,
};

/** `report.secrets`. What matched is masked by the tool and left out all the same. */
export function readSecrets(report: JsonObject, at: string, tally: Tally): Observation[] {
  const observations: Observation[] = [];
  for (const [index, raw] of asList(report.secrets).entries()) {
    const entry = asObject(raw);
    const file = asWord(entry?.target);
    const read =
      file === null
        ? "no target"
        : readSecret(
            {
              RuleID: entry?.ruleID,
              Title: entry?.title,
              Category: entry?.category,
              Severity: entry?.severity,
            },
            file,
            SECRET_SLICE.key,
          );
    if (typeof read === "string") {
      tally.skipped.push({ path: step(step(at, "secrets"), index), reason: read });
      continue;
    }
    observations.push(read);
    countObservation(tally, read);
  }
  return observations;
}
