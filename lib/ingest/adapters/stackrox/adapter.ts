import type { Reading } from "../../reading.ts";
import type { Adapter } from "../adapter.ts";
import { asObject } from "../json-value.ts";
import { exportedIn, isImage, readImage } from "./image.ts";
import { isRoxctlScan, readRoxctlScan } from "./roxctl.ts";

export const stackroxImage: Adapter = {
  format: "stackrox-image",
  title: "StackRox: scans of images (GET /v1/images/ID, /v1/export/images, roxctl image scan, JSON)",
  tier: "additive",
  version: 1,
  recognises,
  read,
};

function recognises(document: unknown): boolean {
  const report = asObject(document);
  return report !== null && (isRoxctlScan(report) || isImage(exportedIn(report) ?? report));
}

function read(document: unknown): Reading {
  return isRoxctlScan(asObject(document) ?? {})
    ? readRoxctlScan(document, stackroxImage.format)
    : readImage(document, stackroxImage.format);
}
