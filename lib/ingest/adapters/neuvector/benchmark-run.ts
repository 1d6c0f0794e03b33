import { type HostMention, type Observation, type Reading, UnreadableDocument } from "../../reading.ts";
import { scanTime } from "../../scan-time.ts";
import { eventTime } from "../event-time.ts";
import { asWord, type JsonObject, step } from "../json-value.ts";
import { talliedReading } from "../tallied-reading.ts";
import { countObservation, newTally } from "../tally.ts";
import { CHECKS, readCheck } from "./checks.ts";

export const isBenchmarkRun = (document: JsonObject): boolean =>
  "items" in document && ("kubernetes_cis_version" in document || "docker_cis_version" in document);

/** A run of the CIS benchmarks on one machine (`GET /v1/host/ID/compliance`), which it does not name. */
export function readBenchmarkRun(document: JsonObject, format: string): Reading {
  const { items = [] } = document;
  if (!Array.isArray(items ?? [])) throw new UnreadableDocument("/items", "not a list");
  const tally = newTally();
  const observations: Observation[] = [];
  const benchmarks = {
    kubernetes: asWord(document.kubernetes_cis_version),
    docker: asWord(document.docker_cis_version),
  };
  for (const [index, raw] of ((items ?? []) as unknown[]).entries()) {
    const read = readCheck(raw, benchmarks);
    if (typeof read === "string") tally.skipped.push({ path: step("/items", index), reason: read });
    else if (read.isRemark) tally.counts.checks.info += 1;
    else {
      observations.push(read.observation);
      countObservation(tally, read.observation);
    }
  }
  const asset: HostMention = { kind: "host", name: null, machineId: null, systemUuid: null };
  return talliedReading(tally, {
    format,
    tool: { name: "NeuVector", version: null },
    scannedAt: scanTime(document.run_at) ?? eventTime(document.run_timestamp),
    targets: [{ asset, slices: observations.length > 0 ? [CHECKS] : [], observations, packages: 0 }],
    needs: "host",
  });
}
