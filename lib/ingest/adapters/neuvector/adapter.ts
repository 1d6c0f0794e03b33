import type { Reading } from "../../reading.ts";
import type { Adapter } from "../adapter.ts";
import { asObject } from "../json-value.ts";
import { isBenchmarkRun, readBenchmarkRun } from "./benchmark-run.ts";
import { isReport, readReport } from "./report.ts";

export const neuvector: Adapter = {
  format: "neuvector",
  title: "NeuVector: images, CIS benchmarks of machines (scanner and API, JSON)",
  tier: "additive",
  version: 1,
  recognises,
  read,
};

function recognises(document: unknown): boolean {
  const object = asObject(document);
  return object !== null && (isReport(object) || isBenchmarkRun(object));
}

function read(document: unknown): Reading {
  const object = asObject(document) ?? {};
  return isReport(object) ? readReport(object, neuvector.format) : readBenchmarkRun(object, neuvector.format);
}
