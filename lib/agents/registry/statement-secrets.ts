import { asObject, asText } from "../../ingest/adapters/json-value.ts";

const SECRET_NAME =
  /(?:^|[:_.-])(?:passw(?:or)?d|passphrase|secret|token|credentials?|(?:api|access|private|auth|signing)[_-]?key)(?:$|[_.-])/i;
const URL_USER = /([a-z][a-z0-9+.-]{0,20}:\/\/)[^/\s@]{1,1000}@/gi;
const REDACTED = "[redacted]";

/** Nothing is nested deeper that anybody reads. */
const DEEPEST = 200;

/**
 * An attestation of how something was built, without what builds are given in secret: arguments and environment named
 * like secrets, users in addresses. The same bytes where there is none; else a signature around it no longer fits,
 * which nobody checks from here on.
 */
export function withoutBuildSecrets(bytes: Uint8Array): Uint8Array {
  const document = parsed(Buffer.from(bytes).toString("utf8"));
  const envelope = asObject(asObject(document)?.dsseEnvelope) ?? asObject(document);
  if (envelope === null) return bytes;
  const payload = asText(envelope.payload);
  const statement = payload === "" ? document : parsed(Buffer.from(payload, "base64").toString("utf8"));
  if (!/provenance|\/link\b/i.test(asText(asObject(statement)?.predicateType))) return bytes;
  const { value, changed } = redacted(statement);
  if (!changed) return bytes;
  if (payload === "") return Buffer.from(JSON.stringify(value));
  envelope.payload = Buffer.from(JSON.stringify(value)).toString("base64");
  return Buffer.from(JSON.stringify(document));
}

function redacted(whole: unknown): { value: unknown; changed: boolean } {
  let changed = false;
  const replaced = (text: string, by: string): string => {
    changed ||= text !== by;
    return by;
  };
  const walk = (value: unknown, key: string, depth: number): unknown => {
    if (typeof value === "string")
      return replaced(value, SECRET_NAME.test(key) ? REDACTED : value.replace(URL_USER, `$1${REDACTED}@`));
    if (typeof value !== "object" || value === null) return value;
    if (depth > DEEPEST) return replaced("", REDACTED);
    if (Array.isArray(value)) return value.map((item) => walk(item, key, depth + 1));
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [name, walk(inner, name, depth + 1)]),
    );
  };
  return { value: walk(whole, "", 0), changed };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
