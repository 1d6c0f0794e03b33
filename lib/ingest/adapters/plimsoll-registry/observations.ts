import type { Component, Observation, Slice } from "../../reading.ts";
import { scanTime } from "../../scan-time.ts";
import { checkObservation } from "../check-entry.ts";
import { NO_COMPONENT } from "../cluster-object.ts";
import { IMAGE_CHECKS, type ImageCheck } from "./checks.ts";
import type { RegistryImage } from "./schema.ts";

const sliceOf = (area: ImageCheck["area"]): Slice => ({
  key: `plimsoll-registry:${area}`,
  kind: "misconfiguration",
  area,
  assesses: true,
  complete: true,
});

/** Signatures and bills that nobody could look for are no statement on provenance; "none found" is one. */
export function slicesOf({ attached }: RegistryImage): Slice[] {
  return attached === null ? [sliceOf("configuration")] : [sliceOf("provenance"), sliceOf("configuration")];
}

/** What our own checks say of an image, met or not; those that cannot tell say nothing. */
export function observationsOf(image: RegistryImage, now: Date): Observation[] {
  const read = { ...image, createdAt: scanTime(image.createdAt) };
  return IMAGE_CHECKS.flatMap((check) => {
    const verdict = check.verdict(read, now);
    if (verdict === null) return [];
    if (verdict.met) return [observation(check, NO_COMPONENT, "pass", "")];
    return verdict.details.map(({ part, detail }) => observation(check, componentOf(part), "fail", detail));
  });
}

function observation(
  { id, severity, area, title, description, remediation }: ImageCheck,
  component: Component,
  outcome: "pass" | "fail",
  detail: string,
): Observation {
  return checkObservation({
    slice: sliceOf(area).key,
    rule: { id, title, description, remediation },
    component,
    severity,
    outcome,
    detail,
  });
}

const componentOf = (part: string): Component =>
  part === "" ? NO_COMPONENT : { key: `env/${part}`, name: part, type: "env", purl: null };
