import type { Reading } from "../../reading.ts";
import type { Adapter } from "../adapter.ts";
import { asObject } from "../json-value.ts";
import { isReport, readReport } from "./report.ts";
import { isScan, readScan } from "./scan.ts";

export const sysdig: Adapter = {
  format: "sysdig",
  title: "Sysdig: images (sysdig-cli-scanner JSON and CSV), reports on vulnerabilities (JSON, CSV)",
  tier: "additive",
  version: 1,
  recognises,
  read,
};

function recognises(document: unknown): boolean {
  const object = asObject(document);
  return (object !== null && isScan(object)) || isReport(document);
}

function read(document: unknown): Reading {
  const object = asObject(document) ?? {};
  return isScan(object) ? readScan(object, sysdig.format) : readReport(document, sysdig.format);
}
