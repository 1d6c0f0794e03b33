import { parseReference } from "../../identity/image-reference.ts";
import type { ImageFact } from "../../reading/inventory.ts";
import {
  type ImageMention,
  type Reading,
  type TagList,
  type Target,
  UnreadableDocument,
} from "../../reading.ts";
import { scanTime } from "../../scan-time.ts";
import type { Adapter } from "../adapter.ts";
import { firstIssue, parseEnvelope } from "../document-shape.ts";
import { asObject, asWord, step } from "../json-value.ts";
import { talliedReading } from "../tallied-reading.ts";
import { countObservation, newTally, type Tally } from "../tally.ts";
import { imageMention } from "./image.ts";
import { observationsOf, slicesOf } from "./observations.ts";
import { RegistryImage, RegistryRepository, SNAPSHOT, SNAPSHOT_VERSION, Snapshot } from "./schema.ts";

export const plimsollRegistry: Adapter = {
  format: "registry-snapshot",
  title: "Plimsoll's own look at a registry (plimsoll collect registry)",
  tier: "full",
  version: 1,
  recognises: (document) => asObject(document)?.plimsoll === SNAPSHOT,
  read,
};

/** Each image is a statement of its own: what a snapshot leaves out may stand in another part of the same look. */
function read(document: unknown): Reading {
  const version = asObject(document)?.version;
  if (version !== SNAPSHOT_VERSION)
    throw new UnreadableDocument("/version", `version ${JSON.stringify(version)} is not supported`);
  const snapshot = parseEnvelope(Snapshot, document);
  const observedAt = scanTime(snapshot.observedAt);
  if (observedAt === null) throw new UnreadableDocument("/observedAt", "not a time");
  const tally = newTally();
  const facts: ImageFact[] = [];
  const targets: Target[] = [];
  const subjects: Reading["subjects"] = [];
  const tagLists: TagList[] = [];
  for (const { image, asset } of imagesIn(snapshot, tally, tagLists)) {
    const observations = observationsOf(image, new Date(observedAt));
    for (const observation of observations) countObservation(tally, observation);
    facts.push({ kind: "image", image: asset });
    targets.push({ asset, slices: slicesOf(image), observations, packages: 0 });
    subjects.push({ kind: "image", name: asset.artifact, digest: image.digest });
  }
  return talliedReading(tally, {
    format: plimsollRegistry.format,
    tool: { name: "Plimsoll", version: asWord(snapshot.agent.version) },
    scannedAt: observedAt,
    subjects,
    facts,
    targets,
    tagLists,
  });
}

function* imagesIn(
  { registry, repositories }: Snapshot,
  tally: Tally,
  tagLists: TagList[],
): Generator<{ image: RegistryImage; asset: ImageMention }> {
  for (const [index, raw] of repositories.entries()) {
    const at = step("/repositories", index);
    const repository = entry(RegistryRepository, raw, at, tally);
    if (repository === null) continue;
    const name = `${registry}/${repository.name}`;
    const known = parseReference(name)?.repository;
    if (repository.tags && known !== undefined) tagLists.push({ repository: known, tags: repository.tags });
    for (const { what, reason } of repository.remarks)
      tally.skipped.push({ path: at, reason: `${name}${what}: ${reason}`, loses: false });
    for (const [number, value] of repository.images.entries()) {
      tally.counts.objects += 1;
      const image = entry(RegistryImage, value, step(step(at, "images"), number), tally);
      if (image !== null) yield { image, asset: imageMention(name, image) };
    }
  }
}

type Schema = typeof RegistryImage | typeof RegistryRepository;

/** One entry, or null with a note of where it is broken. */
function entry<T extends Schema>(
  schema: T,
  raw: unknown,
  at: string,
  tally: Tally,
): ReturnType<T["parse"]> | null {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data as ReturnType<T["parse"]>;
  const { path, reason } = firstIssue(parsed.error);
  tally.skipped.push({ path: `${at}${path}`, reason });
  return null;
}
