import type { Observation, WorkloadMention } from "../../reading.ts";
import { asObject, asText, asWord, type JsonObject } from "../json-value.ts";
import { type ImageSubject, namedImage } from "../named-image.ts";
import { readDependency, systemOf } from "./dependency.ts";
import { imagePlaces } from "./image-names.ts";

/** An entry that could be read, or why not, with the image it is about. */
export interface ImageEntry {
  read: Observation | string;
  subject: ImageSubject;
}

/** Reads the entries of a report on images: the same image with what all of its entries say of its system. */
export function imageReader(entries: readonly unknown[], slice: string): (entry: JsonObject) => ImageEntry {
  const placeOf = imagePlaces(entries.map((entry) => imageIn(asObject(entry))));
  const systems = new Map<string, NonNullable<ReturnType<typeof systemOf>>>();
  for (const entry of entries) {
    const location = asObject(asObject(entry)?.location);
    const system = systemOf(asText(location?.operating_system));
    const { image } = placeOf(imageIn(asObject(entry)));
    if (system !== null && !systems.has(image)) systems.set(image, system);
  }
  return (entry) => {
    const { image, place, type } = placeOf(imageIn(entry));
    const location = asObject(entry.location);
    const subject = namedImage({
      name: image,
      os: systems.get(image)?.os ?? null,
      runsIn: workloadOf(asObject(location?.kubernetes_resource)),
    });
    const system = systemOf(asText(location?.operating_system));
    return { subject, read: readDependency(entry, { slice, place, type, system }) };
  };
}

const imageIn = (entry: JsonObject | null): string => asText(asObject(entry?.location)?.image).trim();

function workloadOf(resource: JsonObject | null): WorkloadMention | null {
  const objectKind = asWord(resource?.kind);
  const name = asWord(resource?.name);
  if (objectKind === null || name === null) return null;
  return { kind: "workload", objectKind, namespace: asText(resource?.namespace), name };
}
