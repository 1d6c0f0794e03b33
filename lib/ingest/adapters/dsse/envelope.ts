import { X509Certificate } from "node:crypto";
import { UnreadableDocument } from "../../reading.ts";
import {
  asList,
  asNumber,
  asObject,
  asObjects,
  asText,
  asWord,
  type JsonObject,
  step,
} from "../json-value.ts";

export interface Envelope {
  statement: JsonObject;
  /** Where the statement stands: inside the payload its pointers begin anew. */
  at: string;
  /** Identities or key ids; "whoever this is" was not checked. */
  signers: string[];
  /** When a transparency log says that it took the signature, RFC 3339; null without one. */
  loggedAt: string | null;
}

/** Looks like an envelope, a bundle around one, or a bare statement. */
export function isAttestation(value: unknown): boolean {
  const object = unbundled(asObject(value));
  if (object === null) return false;
  const isEnvelope = typeof object.payload === "string" && typeof object.payloadType === "string";
  return isEnvelope || asText(object._type).startsWith("https://in-toto.io/Statement/");
}

/** Sigstore's bundle, also as registries hand it out (`{bundle: …}`) or a verifier does (`{attestation: {bundle}}`). */
function bundleIn(object: JsonObject | null): JsonObject | null {
  return asObject(object?.bundle) ?? asObject(asObject(object?.attestation)?.bundle) ?? object;
}

function unbundled(object: JsonObject | null): JsonObject | null {
  const bundle = bundleIn(object);
  return asObject(bundle?.dsseEnvelope) ?? bundle;
}

/**
 * The statement inside an envelope; its signatures are read, not verified.
 * @throws UnreadableDocument where the payload is of another type, or no JSON
 */
export function openEnvelope(value: unknown, at: string): Envelope {
  const bundle = bundleIn(asObject(value));
  const envelope = unbundled(asObject(value));
  if (envelope === null) throw new UnreadableDocument(at, "not an object");
  if (typeof envelope.payload !== "string") return { statement: envelope, at, signers: [], loggedAt: null };
  const type = asText(envelope.payloadType);
  if (!/^application\/(vnd\.in-toto(\..+)?\+json|json)$/.test(type)) {
    throw new UnreadableDocument(
      step(at, "payloadType"),
      `payload of type ${JSON.stringify(type)} is not supported`,
    );
  }
  const place = step(at, "payload");
  const material = asObject(bundle?.verificationMaterial);
  return {
    statement: decoded(envelope.payload, place),
    at: place,
    signers: signersOf(asObjects(envelope.signatures), material),
    loggedAt: loggedAt(material),
  };
}

function decoded(payload: string, at: string): JsonObject {
  let value: unknown;
  try {
    // Both alphabets of RFC 4648 are accepted.
    value = JSON.parse(Buffer.from(payload, "base64").toString("utf8"));
  } catch {
    throw new UnreadableDocument(at, "the payload is not JSON in base64");
  }
  const statement = asObject(value);
  if (statement === null) throw new UnreadableDocument(at, "the payload is not an object");
  return statement;
}

function signersOf(signatures: readonly JsonObject[], material: JsonObject | null): string[] {
  const chain = asList(asObject(material?.x509CertificateChain)?.certificates);
  const certificate = asObject(material?.certificate) ?? asObject(chain[0]);
  const named = [
    identityIn(asText(certificate?.rawBytes)),
    asWord(asObject(material?.publicKey)?.hint),
    ...signatures.flatMap((signature) => [asWord(signature.keyid), identityIn(asText(signature.cert))]),
  ];
  return [...new Set(named.filter((name) => name !== null))];
}

/** The subject's alternative name: an e-mail address or the URI of a workflow. PEM, or DER in base64. */
function identityIn(certificate: string): string | null {
  if (certificate === "") return null;
  try {
    const bytes = certificate.includes("-----BEGIN") ? certificate : Buffer.from(certificate, "base64");
    const name = new X509Certificate(bytes).subjectAltName;
    return name?.split(", ")[0]?.replace(/^(?:URI|email|DNS):/, "") ?? null;
  } catch {
    return null;
  }
}

/** Seconds since 1970, as text where written by Protocol Buffers' JSON. */
function loggedAt(material: JsonObject | null): string | null {
  const [entry] = asObjects(material?.tlogEntries);
  const seconds = asNumber(entry?.integratedTime) ?? Number(asText(entry?.integratedTime) || Number.NaN);
  const instant = new Date(seconds * 1000);
  return Number.isNaN(instant.getTime()) || seconds <= 0 ? null : instant.toISOString();
}
