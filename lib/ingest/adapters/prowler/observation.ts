import type { AssetMention, Observation, Slice } from "../../reading.ts";
import { severityOf } from "../../severity.ts";
import { additiveSlice, checkObservation } from "../check-entry.ts";
import { cloudAccount } from "../cloud-account.ts";
import { redactValues } from "../redact-values.ts";
import type { ProwlerFinding } from "./finding.ts";

const OUTCOMES: Record<string, Observation["outcome"]> = {
  PASS: "pass",
  FAIL: "fail",
  MANUAL: "manual",
  WARNING: "manual",
  INFO: "manual",
};

export interface PlacedFinding {
  asset: AssetMention;
  slice: Slice;
  observation: Observation;
}

/** A text says why a finding is left out. */
export function placedFinding(finding: ProwlerFinding): PlacedFinding | string {
  const outcome = Object.hasOwn(OUTCOMES, finding.status) ? OUTCOMES[finding.status] : undefined;
  if (finding.check === "") return "no id of a check";
  if (outcome === undefined) return `unknown status ${finding.status.slice(0, 40)}`.trimEnd();
  const inCluster = finding.provider === "kubernetes";
  const area = inCluster && finding.check.startsWith("rbac_") ? "access" : "configuration";
  const slice = additiveSlice(`prowler:${finding.provider}:${area}`, area);
  const { check: id, title, description, remediation, references, detail, region } = finding;
  return {
    asset: inCluster ? { kind: "cluster", name: null } : cloudAccount(finding.provider, finding.account),
    slice,
    observation: checkObservation({
      slice: slice.key,
      rule: { id: `prowler/${id}`, title, description, remediation, references },
      component: componentOf(finding, inCluster),
      place: region,
      ...severityOf(finding.severity),
      outcome,
      detail: redactValues(detail),
    }),
  };
}

/** Names of a cloud's resources may be the same in several regions. */
function componentOf({ resource, region }: ProwlerFinding, inCluster: boolean): Observation["component"] {
  const { type, namespace, name } = resource;
  const scope = inCluster ? namespace : region;
  const key = name === "" ? "" : `object/${type}/${scope}/${name}`;
  return { key, name, type: "resource", purl: null };
}
