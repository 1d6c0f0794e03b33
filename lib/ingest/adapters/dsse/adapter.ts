import { brokenOf, entriesOf, type StreamEntry } from "../../document/stream.ts";
import type { VexStatement } from "../../reading/knowledge.ts";
import type { Attestation } from "../../reading/package.ts";
import { type Reading, type Target, UnreadableDocument } from "../../reading.ts";
import type { Adapter } from "../adapter.ts";
import { addCounts } from "../add-counts.ts";
import { asList, asObject, asText, step } from "../json-value.ts";
import { newTally } from "../tally.ts";
import { contentOf } from "./content.ts";
import { type Envelope, isAttestation, openEnvelope } from "./envelope.ts";
import { imageTarget, withSubject } from "./image-subject.ts";
import { attestationOf } from "./statement.ts";

const FORMAT = "dsse";
const STATEMENTS = ["https://in-toto.io/Statement/v0.1", "https://in-toto.io/Statement/v1"];

/**
 * Attestations: DSSE envelopes, sigstore bundles, bare in-toto statements. Their signatures are **not verified**: an
 * attestation is kept as somebody's word, and assesses nothing of an image's provenance.
 *
 * @param readers adapters of the documents that a predicate may carry; what they read is kept whole
 */
export function dsseWith(readers: readonly Adapter[]): Adapter {
  return {
    format: FORMAT,
    title: "Attestations: DSSE, sigstore bundles, in-toto statements, SLSA provenance (JSON, JSON lines)",
    tier: "full",
    version: 1,
    stream: true,
    recognises: (document) => isAttestation(document) || isAttestation(listed(document)[0]),
    read: (document) => readAll(document, readers),
  };
}

/** An array, or the list that a registry's interface answers with. */
function listed(document: unknown): readonly unknown[] {
  return asList(Array.isArray(document) ? document : asObject(document)?.attestations);
}

function attestationsIn(document: unknown): readonly StreamEntry[] {
  const entries = entriesOf(document);
  const [first] = entries;
  if (entries.length !== 1 || first === undefined || isAttestation(first.value)) return entries;
  return listed(first.value).map((value, index) => ({
    at: step(step(first.at, "attestations"), index),
    value,
  }));
}

function readAll(document: unknown, readers: readonly Adapter[]): Reading {
  const entries = attestationsIn(document);
  const reading = emptyReading();
  reading.skipped.push(...brokenOf(document));
  for (const entry of entries) {
    try {
      join(reading, readOne(entry, readers));
    } catch (error) {
      if (!(error instanceof UnreadableDocument) || entries.length === 1) throw error;
      reading.skipped.push({ path: error.path, reason: error.message });
    }
  }
  if (reading.counts.objects === 0) throw new UnreadableDocument("", "no attestation that can be read");
  return reading;
}

interface One {
  attestation: Attestation;
  content: Reading | null;
  at: string;
}

function readOne({ at, value }: StreamEntry, readers: readonly Adapter[]): One {
  const envelope = openEnvelope(value, at);
  checkType(envelope);
  const attestation = attestationOf(envelope);
  const content = contentOf(envelope.statement, readers);
  if (content === null) return { attestation, content: null, at };
  const place = `${envelope.at}/predicate`;
  try {
    return { attestation, content: content.adapter.read(content.document), at: place };
  } catch (error) {
    if (!(error instanceof UnreadableDocument)) throw error;
    throw new UnreadableDocument(`${place}${error.path}`, error.message);
  }
}

function checkType({ statement, at }: Envelope): void {
  const type = asText(statement._type);
  if (STATEMENTS.includes(type)) return;
  const shown = type === "" ? "(none)" : JSON.stringify(type);
  throw new UnreadableDocument(`${at}/_type`, `in-toto statement ${shown} is not supported`);
}

function emptyReading(): Reading & { attestations: Attestation[]; targets: Target[] } {
  const { counts } = newTally();
  return {
    format: FORMAT,
    tool: { name: "in-toto", version: null },
    scannedAt: null,
    feeds: [],
    subjects: [],
    counts,
    bySeverity: {},
    skipped: [],
    notes: [{ path: "", reason: "signatures are not verified here", loses: false }],
    targets: [],
    facts: [],
    absences: [],
    needs: null,
    attestations: [],
  };
}

/** One more attestation, and what it carries, in the same reading. */
function join(reading: ReturnType<typeof emptyReading>, { attestation, content, at }: One): void {
  const { subjects } = attestation;
  reading.attestations.push(attestation);
  reading.counts.objects += 1;
  reading.scannedAt ??= content?.scannedAt ?? attestation.at;
  if (content === null || content.targets.length === 0) {
    const images = subjects.map(imageTarget).filter((target) => target !== null);
    reading.targets.push(...images);
    for (const { name, digest } of subjects)
      reading.subjects.push({ kind: imageTarget({ name, digest }) ? "image" : "source", name, digest });
  }
  if (content === null) return;
  const inside = (skip: Reading["skipped"][number]) => ({ ...skip, path: `${at}${skip.path}` });
  reading.tool = content.tool;
  reading.feeds.push(...content.feeds);
  reading.subjects.push(...content.subjects);
  reading.counts = addCounts(reading.counts, content.counts);
  for (const [severity, n] of Object.entries(content.bySeverity)) {
    const key = severity as keyof Reading["bySeverity"];
    reading.bySeverity[key] = (reading.bySeverity[key] ?? 0) + n;
  }
  reading.skipped.push(...content.skipped.map(inside));
  reading.notes.push(...content.notes.map(inside));
  reading.targets.push(...content.targets.map((target) => withSubject(target, subjects)));
  reading.needs ??= content.needs;
  if (content.statements)
    reading.statements = [...(reading.statements ?? []), ...aboutSubjects(content.statements, subjects)];
}

/** What names no product of its own is about what was attested (OpenVEX, "Attestations"). */
function aboutSubjects(
  statements: readonly VexStatement[],
  subjects: Attestation["subjects"],
): VexStatement[] {
  const products = subjects.flatMap(({ name, digest }) =>
    [name, digest].filter((id) => id !== "").map((id) => ({ id, subcomponents: [] })),
  );
  return statements.map((statement) =>
    statement.products.length === 0 ? { ...statement, products } : statement,
  );
}
