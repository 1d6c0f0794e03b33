import { asObject, asText, asWord, type JsonObject } from "../json-value.ts";

export interface AdmissionRequest {
  operation: string;
  kind: string;
  namespace: string;
  name: string;
  /** What is to be stored; null where something is deleted, connected to, or asked of a part like `scale`. */
  object: JsonObject | null;
  dryRun: boolean;
}

const OPERATIONS = ["CREATE", "UPDATE", "DELETE", "CONNECT"];
/** Requests to these name the whole object; all others carry a kind of their own (Scale, Eviction, Binding). */
const WHOLE = ["", "status", "ephemeralcontainers", "resize"];

export function isRequest(value: unknown): value is JsonObject {
  const request = asObject(value);
  if (request === null || !OPERATIONS.includes(asText(request.operation))) return false;
  return "object" in request || "oldObject" in request || asObject(request.kind) !== null;
}

/** The request itself names the object where the object does not: on creation a namespace, on deletion everything. */
export function requestOf(request: JsonObject): AdmissionRequest {
  const operation = asText(request.operation);
  const stored = asObject(request.object);
  const before = asObject(request.oldObject);
  const known = stored ?? before;
  const metadata = asObject(known?.metadata);
  const kind = asWord(asObject(request.kind)?.kind) ?? asWord(known?.kind) ?? "";
  const namespace = asWord(request.namespace) ?? asWord(metadata?.namespace) ?? "";
  const name = asWord(request.name) ?? asWord(metadata?.name) ?? asWord(metadata?.generateName) ?? "";
  const isWhole = WHOLE.includes(asText(request.subResource));
  const isStored = operation === "CREATE" || operation === "UPDATE";
  return {
    operation,
    kind,
    namespace,
    name,
    object: isStored && isWhole ? stored : null,
    dryRun: request.dryRun === true,
  };
}
