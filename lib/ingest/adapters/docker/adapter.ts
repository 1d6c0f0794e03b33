import type { InventoryFact } from "../../reading/inventory.ts";
import { type Reading, UnreadableDocument } from "../../reading.ts";
import type { Adapter } from "../adapter.ts";
import { containerFact } from "../docker-container.ts";
import { imageFact } from "../docker-image.ts";
import { asObject, asWord, type JsonObject, step } from "../json-value.ts";
import { newTally } from "../tally.ts";

export const docker: Adapter = {
  format: "docker-inspect",
  title: "Docker: container inspect, image inspect (JSON)",
  tier: "full",
  version: 1,
  recognises,
  read,
};

function recognises(document: unknown): boolean {
  const first = asObject(Array.isArray(document) ? document[0] : document);
  return first !== null && kindOf(first) !== null;
}

function kindOf(object: JsonObject): "container" | "image" | null {
  if (typeof object.Id !== "string") return null;
  if (
    asObject(object.State) !== null ||
    (asObject(object.Config) !== null && typeof object.Image === "string")
  )
    return "container";
  return asObject(object.RootFS) !== null || Array.isArray(object.RepoTags) ? "image" : null;
}

/** What is absent closes nothing: people inspect what they name. Environment and arguments are never read. */
function read(document: unknown): Reading {
  if (!Array.isArray(document) && asObject(document) === null)
    throw new UnreadableDocument("", "neither an object nor a list of objects");
  const tally = newTally();
  const facts: InventoryFact[] = [];
  const subjects: Reading["subjects"] = [];
  for (const [index, raw] of (Array.isArray(document) ? document : [document]).entries()) {
    const path = Array.isArray(document) ? step("", index) : "";
    const object = asObject(raw);
    const kind = object === null ? null : kindOf(object);
    const id = asWord(object?.Id);
    if (object !== null) tally.counts.objects += 1;
    if (object === null || kind === null || id === null) {
      tally.skipped.push({ path, reason: "neither a container nor an image with an Id" });
    } else if (kind === "container") {
      const fact = containerFact(id, object);
      facts.push(fact);
      subjects.push({ kind, name: fact.name, digest: null });
    } else {
      const fact = imageFact(id, object);
      facts.push(fact);
      subjects.push({ kind, name: fact.image.artifact, digest: fact.image.configDigests[0] ?? null });
    }
  }
  return {
    format: docker.format,
    tool: { name: "Docker", version: null },
    scannedAt: null,
    feeds: [],
    subjects,
    counts: tally.counts,
    bySeverity: {},
    skipped: tally.skipped,
    notes: tally.notes,
    targets: [],
    facts,
    absences: [],
    needs: "host",
  };
}
