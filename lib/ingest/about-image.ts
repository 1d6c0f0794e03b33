import { bareImage } from "./bare-image.ts";
import type { Reading } from "./reading.ts";
import type { Subjects } from "./subjects.ts";

/**
 * What a document says of some directory or file, said of the image that its sender names: a bill of materials that a
 * registry keeps beside an image need not know that it is one's (domain.md, Ingest 4: the sender's word comes first).
 * Documents that name an image themselves, or several things, are left as they are.
 */
export const aboutNamedImage = (reading: Reading, { image, source }: Subjects): Reading => {
  const [only, ...others] = reading.targets;
  const named = image !== null && source === null;
  if (!named || only?.asset.kind !== "source" || others.length > 0) return reading;
  const needs = reading.needs === "source" ? null : reading.needs;
  return { ...reading, needs, targets: [{ ...only, asset: bareImage(only.asset.artifact) }] };
};
