import { type Reading, UnreadableDocument } from "../../reading.ts";
import type { Adapter } from "../adapter.ts";
import { asList, asObject, asText, type JsonObject } from "../json-value.ts";
import { spdxReading } from "../spdx/reading.ts";
import { billOfGraph } from "./graph.ts";

const CONTEXT = /^https?:\/\/spdx\.(?:org|github\.io)\/(?:[\w-]+\/)*v?(\d+\.\d+)(?:\.\d+)?\//;

export const spdx3: Adapter = {
  format: "spdx3",
  title: "SPDX 3.0: bills of materials (JSON-LD)",
  tier: "full",
  version: 1,
  recognises,
  read,
};

const contextsOf = (document: JsonObject): string[] => {
  const context = document["@context"];
  return [context, ...asList(context)].map(asText).filter((text) => CONTEXT.test(text));
};

function recognises(document: unknown): boolean {
  const graph = asObject(document);
  return graph !== null && contextsOf(graph).length > 0;
}

/** @throws UnreadableDocument where it is not 3.0, or its elements are not listed flat under `@graph` */
function read(document: unknown): Reading {
  const root = document as JsonObject;
  const version = CONTEXT.exec(contextsOf(root)[0] ?? "")?.[1];
  if (version !== "3.0")
    throw new UnreadableDocument("/@context", `SPDX version ${version} is not supported`);
  const elements = root["@graph"];
  // A document of a single element may do without a graph (SPDX 3.0, JSON-LD serialisation).
  if (elements === undefined && "type" in root) return spdxReading(spdx3.format, billOfGraph([root]));
  if (!Array.isArray(elements)) throw new UnreadableDocument("/@graph", "no list of elements");
  return spdxReading(spdx3.format, billOfGraph(elements));
}
