import type { Observation } from "../../reading.ts";
import { severityOf, type ToolSeverity } from "../../severity.ts";
import { additiveSlice, checkObservation } from "../check-entry.ts";
import { asObject, asObjects, asText, type JsonObject } from "../json-value.ts";
import { redactValues } from "../redact-values.ts";

export const POLICIES = additiveSlice("stackrox:policies");

/** `HIGH_SEVERITY` */
export const severityOfPolicy = (alert: JsonObject): ToolSeverity =>
  severityOf(asText(asObject(alert.policy)?.severity).replace(/_SEVERITY$/, ""));

/** What an alert of the stages BUILD and DEPLOY says: a policy that its subject does not meet. */
export function violationOf(
  alert: JsonObject,
  policy: string,
  component: Observation["component"],
): Observation {
  const stated = asObject(alert.policy) ?? {};
  const messages = asObjects(alert.violations).map((violation) => asText(violation.message).trim());
  return checkObservation({
    slice: POLICIES.key,
    rule: {
      id: `stackrox/${policy}`,
      title: policy,
      description: asText(stated.description) || asText(stated.rationale),
      remediation: asText(stated.remediation),
    },
    component,
    ...severityOfPolicy(alert),
    outcome: "fail",
    detail: redactValues(messages.filter(Boolean).join("\n")),
  });
}
