import { TagValues } from "../../document/tag-value.ts";
import { type Reading, UnreadableDocument } from "../../reading.ts";
import type { Adapter } from "../adapter.ts";
import { asObject, asText, type JsonObject } from "../json-value.ts";
import { billOfJson } from "./json.ts";
import { spdxReading } from "./reading.ts";
import { billOfTags } from "./tag-value.ts";

const VERSIONS = ["SPDX-2.2", "SPDX-2.3"];

export const spdx: Adapter = {
  format: "spdx",
  title: "SPDX 2.2 and 2.3: bills of materials (JSON, YAML, tag-value)",
  tier: "full",
  version: 1,
  recognises,
  read,
};

function recognises(document: unknown): boolean {
  return document instanceof TagValues || "spdxVersion" in (asObject(document) ?? {});
}

function read(document: unknown): Reading {
  if (document instanceof TagValues) {
    const tag = document.tags.find((entry) => entry.tag === "SPDXVersion");
    checkVersion(tag?.value, `line ${tag?.line ?? 1}`);
    return spdxReading(spdx.format, billOfTags(document));
  }
  const bill = document as JsonObject;
  checkVersion(bill.spdxVersion, "/spdxVersion");
  return spdxReading(spdx.format, billOfJson(bill));
}

function checkVersion(version: unknown, path: string): void {
  if (VERSIONS.includes(asText(version))) return;
  const shown = JSON.stringify(version) ?? "(none)";
  throw new UnreadableDocument(path, `SPDX version ${shown} is not supported`);
}
