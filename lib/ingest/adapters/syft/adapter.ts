import type { PackageMention } from "../../reading/package.ts";
import { type Reading, UnreadableDocument } from "../../reading.ts";
import { scanTime } from "../../scan-time.ts";
import type { Adapter } from "../adapter.ts";
import { anchoreSubject } from "../anchore-subject.ts";
import { parseEnvelope } from "../document-shape.ts";
import { asList, asObject, asText, asWord, type JsonObject, step } from "../json-value.ts";
import { newTally, type Tally } from "../tally.ts";
import { readArtifact } from "./artifact.ts";
import { SCHEMA_MAJORS, SyftBill } from "./schema.ts";

export const syft: Adapter = {
  format: "syft",
  title: "Syft: bills of materials of images, directories, files (JSON)",
  tier: "full",
  version: 1,
  recognises,
  read,
};

function recognises(document: unknown): boolean {
  const { bill } = unwrapped(document);
  if (bill === null || !("artifacts" in bill) || "matches" in bill) return false;
  const byName = asObject(bill.descriptor)?.name === "syft";
  return (
    byName || ("schema" in bill && "source" in bill && asText(asObject(bill.schema)?.url).includes("syft"))
  );
}

/** Kubescape keeps the bill inside an object of its own kind. */
function unwrapped(document: unknown): { bill: JsonObject | null; at: string } {
  const object = asObject(document);
  const inner = asObject(asObject(object?.spec)?.syft);
  return inner === null ? { bill: object, at: "" } : { bill: inner, at: "/spec/syft" };
}

/** A bill of materials is no look for problems: it covers nothing and closes nothing. */
function read(document: unknown): Reading {
  const { bill: raw, at } = unwrapped(document);
  checkVersion(raw, at);
  const bill = parseEnvelope(SyftBill, raw);
  const tally = newTally();
  const packages = readArtifacts(bill.artifacts ?? [], step(at, "artifacts"), tally);
  const { asset, shown, needs } = anchoreSubject({
    type: bill.source?.type ?? "",
    target: bill.source?.metadata ?? bill.source?.target,
    name: bill.source?.name ?? "",
    os: osOf(bill.distro),
  });
  return {
    format: syft.format,
    tool: { name: "Syft", version: asWord(bill.descriptor?.version) },
    scannedAt: scanTime(bill.descriptor?.timestamp),
    feeds: [],
    subjects: [shown],
    counts: tally.counts,
    bySeverity: {},
    skipped: tally.skipped,
    notes: exclusionNotes(bill, at),
    targets: [{ asset, slices: [], observations: [], packages: packages.length, bill: packages }],
    facts: [],
    absences: [],
    needs,
  };
}

/** Before schema 2 there was only a name; now that is for people, and `id` is what others call the name. */
function osOf(distro: SyftBill["distro"]): { family: string | null; version: string } {
  return {
    family: asWord(distro?.id) ?? asWord(distro?.name),
    version: distro?.versionID ?? distro?.version ?? "",
  };
}

function checkVersion(bill: JsonObject | null, at: string): void {
  const version = asText(asObject(bill?.schema)?.version);
  const major = Number(/^(\d+)\./.exec(version)?.[1] ?? Number.NaN);
  if (major >= SCHEMA_MAJORS.first && major <= SCHEMA_MAJORS.last) return;
  const shown = version === "" ? "(none)" : JSON.stringify(version);
  throw new UnreadableDocument(`${at}/schema/version`, `Syft schema version ${shown} is not supported`);
}

function readArtifacts(artifacts: readonly unknown[], at: string, tally: Tally): PackageMention[] {
  const packages: PackageMention[] = [];
  for (const [index, raw] of artifacts.entries()) {
    const read = readArtifact(raw);
    if (typeof read === "string") tally.skipped.push({ path: step(at, index), reason: read });
    else packages.push(read);
  }
  tally.counts.components = packages.length;
  return packages;
}

/** What the run was told to leave out cannot stand in the bill. */
function exclusionNotes(bill: SyftBill, at: string): Reading["notes"] {
  const excluded = asList(asObject(bill.descriptor?.configuration)?.exclude).filter(
    (path) => asText(path) !== "",
  );
  if (excluded.length === 0) return [];
  const path = `${at}/descriptor/configuration/exclude`;
  return [
    { path, reason: `${excluded.length} paths were left out of the scan by its configuration`, loses: false },
  ];
}
