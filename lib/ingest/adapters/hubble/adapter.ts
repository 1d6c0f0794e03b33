import { brokenOf, entriesOf } from "../../document/stream.ts";
import type { Flow } from "../../reading/runtime.ts";
import type { Reading } from "../../reading.ts";
import type { Adapter } from "../adapter.ts";
import { latest } from "../event-time.ts";
import { asObject } from "../json-value.ts";
import { newTally } from "../tally.ts";
import { readFlow } from "./flow.ts";

/** Flows as `hubble observe -o json` (with its envelope) and `-o jsonpb` write them, one a line or in an array. */
export const hubble: Adapter = {
  format: "hubble",
  title: "Hubble: network flows (JSON lines, arrays)",
  tier: "additive",
  version: 1,
  stream: true,
  recognises(document) {
    const entry = asObject(entriesOf(document)[0]?.value);
    const flow = asObject(entry?.flow) ?? entry;
    return (
      flow !== null &&
      typeof flow.verdict === "string" &&
      ("l4" in flow || "IP" in flow || "traffic_direction" in flow || "event_type" in flow)
    );
  },
  read,
};

function read(document: unknown): Reading {
  const tally = newTally();
  const flows: Flow[] = [];
  const nodes = new Set<string>();
  tally.skipped.push(...brokenOf(document));
  for (const { at, value } of entriesOf(document)) {
    const read = readFlow(value);
    if (read === null) {
      tally.skipped.push({ path: at, reason: "no flow: it has no verdict" });
      continue;
    }
    flows.push(read.flow);
    if (read.node !== null) nodes.add(read.node);
  }
  tally.counts.flows = flows.length;
  return {
    format: hubble.format,
    tool: { name: "Hubble", version: null },
    scannedAt: latest(flows.map((flow) => flow.at)),
    feeds: [],
    subjects: [...nodes].map((name) => ({ kind: "host", name, digest: null })),
    counts: tally.counts,
    bySeverity: {},
    skipped: tally.skipped,
    notes: tally.notes,
    targets: [],
    facts: [],
    absences: [],
    needs: null,
    flows,
  };
}
