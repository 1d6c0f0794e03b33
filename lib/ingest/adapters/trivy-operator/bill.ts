import { componentOf } from "../../identity/component.ts";
import type { PackageMention } from "../../reading/package.ts";
import {
  asList,
  asObject,
  asObjects,
  asText,
  asTexts,
  asWord,
  type JsonObject,
  step,
} from "../json-value.ts";
import type { Tally } from "../tally.ts";

const PROPERTY = "aquasecurity:trivy:";

export interface Bill {
  packages: PackageMention[];
  /** Trivy's properties of what the bill is of. */
  imageId: string | null;
  layers: string[];
}

/** `report.components`: a CycloneDX bill. Parts without a package URL (the system, lock files) hold no version. */
export function readBill(report: JsonObject, at: string, tally: Tally): Bill {
  const bom = asObject(report.components);
  const subject = asObject(asObject(bom?.metadata)?.component);
  const packages: PackageMention[] = [];
  const pending = [{ list: asList(bom?.components), at: step(step(at, "components"), "components") }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    for (const [index, raw] of next.list.entries()) {
      const path = step(next.at, index);
      const entry = asObject(raw);
      if (entry === null || asWord(entry.name) === null) {
        tally.skipped.push({ path, reason: entry === null ? "not an object" : "no name" });
        continue;
      }
      tally.counts.components += 1;
      if (asWord(entry.purl) !== null) packages.push(packageOf(entry));
      pending.push({ list: asList(entry.components), at: step(path, "components") });
    }
  }
  return {
    packages,
    imageId: subject === null ? null : property(subject, "ImageID"),
    layers: subject === null ? [] : properties(subject, "DiffID"),
  };
}

function packageOf(entry: JsonObject): PackageMention {
  const group = asWord(entry.group);
  const purl = asWord(entry.purl);
  const name = group === null ? asText(entry.name) : `${group}/${asText(entry.name)}`;
  const component = componentOf(purl, name, "");
  const source = property(entry, "SrcName");
  return {
    key: component.key,
    name: component.name,
    type: component.type,
    version: asText(entry.version),
    purl,
    source: source === null ? null : { name: source, version: property(entry, "SrcVersion") ?? "" },
    licenses: licensesOf(entry),
    layer: property(entry, "LayerDiffID"),
    place: property(entry, "FilePath") ?? "",
  };
}

function licensesOf(entry: JsonObject): string[] {
  return asTexts(
    asObjects(entry.licenses).map((choice) => {
      const license = asObject(choice.license);
      return asWord(license?.id) ?? asWord(license?.name) ?? asWord(choice.expression);
    }),
  );
}

function properties(entry: JsonObject, name: string): string[] {
  const found = asObjects(entry.properties).filter((own) => own.name === `${PROPERTY}${name}`);
  return asTexts(found.map((own) => own.value));
}

const property = (entry: JsonObject, name: string): string | null => properties(entry, name)[0] ?? null;
