import { entriesOf } from "../../document/stream.ts";
import { UnreadableDocument } from "../../reading.ts";
import { asObject, asWord, step } from "../json-value.ts";

export interface ListedObject {
  value: unknown;
  path: string;
  /** The kind of items that state none: typed lists leave it to the list. */
  itemKind: string | null;
}

export interface ObjectList {
  objects: ListedObject[];
  whole: boolean;
}

/**
 * The lists of a document: one for each document of a stream, an array of objects being one without an envelope.
 *
 * @throws UnreadableDocument where it is neither an object nor a list of objects
 */
export function listsOf(document: unknown): ObjectList[] {
  if (typeof document !== "object" || document === null)
    throw new UnreadableDocument("", "not a Kubernetes object");
  return entriesOf(document).map(({ at, value }) => listOf(value, at));
}

/**
 * A list is whole when an API server wrote it (it states a resourceVersion, kubectl an empty one; a kubelet, which
 * knows one node, states none) and nothing of it is still to be fetched.
 */
function listOf(value: unknown, at: string): ObjectList {
  const envelope = asObject(value);
  if (envelope === null || !("items" in envelope))
    return { objects: [{ value, path: at, itemKind: null }], whole: false };
  const path = at.startsWith("line") ? `${at} /items` : step(at, "items");
  if (envelope.items !== null && !Array.isArray(envelope.items))
    throw new UnreadableDocument(path, "not a list");
  const metadata = asObject(envelope.metadata);
  const whole = metadata !== null && "resourceVersion" in metadata && asWord(metadata.continue) === null;
  const itemKind = asWord(asWord(envelope.kind)?.replace(/List$/, ""));
  const items: unknown[] = envelope.items ?? [];
  return {
    objects: Array.from(items, (value, index) => ({ value, path: step(path, index), itemKind })),
    whole,
  };
}
