import { brokenOf, entriesOf } from "../../document/stream.ts";
import type { ContainerFact } from "../../reading/inventory.ts";
import { type Reading, UnreadableDocument } from "../../reading.ts";
import type { Adapter } from "../adapter.ts";
import { asObject, asWord, type JsonObject } from "../json-value.ts";
import { talliedReading } from "../tallied-reading.ts";
import { newTally } from "../tally.ts";
import { listedContainer } from "./container.ts";

export const dockerList: Adapter = {
  format: "docker-list",
  title: "Docker: docker ps --format json, GET /containers/json",
  tier: "full",
  version: 1,
  stream: true,
  recognises: (document) => isRow(Array.isArray(document) ? document[0] : document),
  read,
};

const idOf = (row: JsonObject): string | null => asWord(row.Id) ?? asWord(row.ID);

function isRow(value: unknown): value is JsonObject {
  const row = asObject(value);
  if (row === null || idOf(row) === null || typeof row.Image !== "string") return false;
  return (Array.isArray(row.Names) || typeof row.Names === "string") && "Status" in row;
}

/** A list may have been filtered, and leaves stopped containers out unless asked: what is absent closes nothing. */
function read(document: unknown): Reading {
  if (typeof document !== "object" || document === null)
    throw new UnreadableDocument("", "not a list of containers");
  const tally = newTally();
  tally.skipped.push(...brokenOf(document));
  const facts: ContainerFact[] = [];
  for (const { at, value } of entriesOf(document)) {
    if (asObject(value) !== null) tally.counts.objects += 1;
    if (isRow(value)) facts.push(listedContainer(idOf(value) as string, value));
    else tally.skipped.push({ path: at, reason: "not a container with an id, names and an image" });
  }
  return talliedReading(tally, {
    format: dockerList.format,
    tool: { name: "Docker", version: null },
    subjects: facts.map(({ name }) => ({ kind: "container", name, digest: null })),
    facts,
    needs: "host",
  });
}
