import { brokenOf, entriesOf } from "../../document/stream.ts";
import type { InventoryFact } from "../../reading/inventory.ts";
import { type Reading, UnreadableDocument } from "../../reading.ts";
import type { Adapter } from "../adapter.ts";
import { asObject, asText, asWord, type JsonObject } from "../json-value.ts";
import { talliedReading } from "../tallied-reading.ts";
import { newTally } from "../tally.ts";
import { nodeFact } from "./node.ts";
import { serviceFact } from "./service.ts";

export const dockerSwarm: Adapter = {
  format: "docker-swarm",
  title: "Docker Swarm: service inspect, node inspect, GET /services, GET /nodes",
  tier: "full",
  version: 1,
  stream: true,
  recognises: (document) => kindOf(asObject(Array.isArray(document) ? document[0] : document)) !== null,
  read,
};

function kindOf(object: JsonObject | null): "service" | "node" | null {
  const spec = asObject(object?.Spec);
  if (object === null || spec === null || typeof object.ID !== "string") return null;
  if (asObject(spec.TaskTemplate) !== null) return "service";
  return asObject(object.Description) !== null && /^(manager|worker)$/.test(asText(spec.Role))
    ? "node"
    : null;
}

/** People inspect what they name: what is absent closes nothing. */
function read(document: unknown): Reading {
  if (typeof document !== "object" || document === null)
    throw new UnreadableDocument("", "neither services nor nodes of a swarm");
  const tally = newTally();
  tally.skipped.push(...brokenOf(document));
  const facts: InventoryFact[] = [];
  const subjects: Reading["subjects"] = [];
  for (const { at, value } of entriesOf(document)) {
    const object = asObject(value);
    if (object !== null) tally.counts.objects += 1;
    const kind = kindOf(object);
    const name =
      kind === "service"
        ? asWord(asObject(object?.Spec)?.Name)
        : asWord(asObject(object?.Description)?.Hostname);
    if (object === null || kind === null || name === null) {
      tally.skipped.push({ path: at, reason: "neither a service with a name nor a node with a host name" });
      continue;
    }
    facts.push(kind === "service" ? serviceFact(name, object) : nodeFact(name, object));
    subjects.push({ kind: kind === "service" ? "workload" : "host", name, digest: null });
  }
  return talliedReading(tally, {
    format: dockerSwarm.format,
    tool: { name: "Docker", version: null },
    subjects,
    facts: [{ kind: "cluster", uid: null, name: null, orchestrator: "swarm", version: null }, ...facts],
    needs: "cluster",
  });
}
