import { brokenOf, entriesOf } from "../../document/stream.ts";
import type { Adapter } from "../adapter.ts";
import { readEventLog } from "../event-log.ts";
import { asObject } from "../json-value.ts";
import { readAlert } from "./alert.ts";

/** Alerts of Falco as JSON: one a line, one after the other, in an array, or single as its webhooks send them. */
export const falco: Adapter = {
  format: "falco",
  title: "Falco: alerts (JSON lines, arrays, single)",
  tier: "full",
  version: 1,
  stream: true,
  recognises,
  read: (document) => readEventLog(document, { format: "falco", tool: "Falco", read: readAlert }),
};

function recognises(document: unknown): boolean {
  const [first] = entriesOf(document);
  const alert = asObject(first?.value);
  if (alert === null || brokenOf(document).length > 0) return false;
  const { rule, priority, output, output_fields: fields } = alert;
  return (
    typeof rule === "string" &&
    typeof priority === "string" &&
    (typeof output === "string" || asObject(fields) !== null)
  );
}
