import { type Observation, type Reading, UnreadableDocument } from "../../reading.ts";
import type { Adapter } from "../adapter.ts";
import { type Distribution, distributionOf } from "../distribution.ts";
import { asObject, step } from "../json-value.ts";
import { namedImage } from "../named-image.ts";
import { talliedReading } from "../tallied-reading.ts";
import { countObservation, newTally, type Tally } from "../tally.ts";
import { ANCHORE_SLICE, readEntry } from "./entry.ts";
import { statedWord } from "./package.ts";
import { entriesIn, isAnchore } from "./stated-entries.ts";

/** Lists may be of one type of packages, or of those that a vendor fixes: what is absent closes nothing. */
export const anchore: Adapter = {
  format: "anchore",
  title: "Anchore: vulnerabilities of an image (anchore-cli, anchorectl, Anchore Enterprise, JSON)",
  tier: "additive",
  version: 1,
  recognises: isAnchore,
  read,
};

function read(document: unknown): Reading {
  if (!isAnchore(document)) throw new UnreadableDocument("", "no vulnerabilities of an image");
  const tally = newTally();
  const { at, entries, image, scannedAt } = entriesIn(document);
  const system = systemOf(entries);
  const subject = namedImage({ ...image, os: system?.os ?? null });
  const observations = readEntries(entries, at, system?.type ?? "", tally);
  const slices = observations.length > 0 ? [ANCHORE_SLICE] : [];
  return talliedReading(tally, {
    format: anchore.format,
    tool: { name: "Anchore", version: null },
    scannedAt,
    subjects: [subject.shown],
    targets: [{ asset: subject.asset, slices, observations, packages: 0 }],
    needs: subject.needs,
  });
}

/** The image's system stands only in the feeds that its packages are matched by. */
function systemOf(entries: readonly unknown[]): Distribution | null {
  for (const raw of entries) {
    const entry = asObject(raw);
    const found = distributionOf(statedWord(entry?.feed_group, entry?.feedGroup));
    if (found !== null) return found;
  }
  return null;
}

function readEntries(
  entries: readonly unknown[],
  at: string,
  systemType: string,
  tally: Tally,
): Observation[] {
  const observations: Observation[] = [];
  for (const [index, raw] of entries.entries()) {
    const observation = readEntry(asObject(raw), systemType);
    if (typeof observation === "string") {
      tally.skipped.push({ path: step(at, index), reason: observation });
      continue;
    }
    observations.push(observation);
    countObservation(tally, observation);
  }
  return observations;
}
