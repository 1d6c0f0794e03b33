import { entriesOf } from "../document/stream.ts";
import { UnreadableDocument } from "../reading.ts";
import { asObject, asText, asWord, type JsonObject, step } from "./json-value.ts";

/** One object of a document that holds reports in Kubernetes' clothes. */
export interface CustomResource {
  at: string;
  apiVersion: string;
  /** "" where neither it nor its list says. */
  kind: string;
  /** Null where the entry is no object. */
  value: JsonObject | null;
}

/**
 * The objects of a document: one alone, `kind: List`, a list of one kind (whose items may leave their kind out), an
 * array, a map of resource names to arrays, or a stream of any of these.
 *
 * @throws UnreadableDocument where `items` is no list
 */
export function* customResources(document: unknown): Generator<CustomResource> {
  for (const { at, value } of entriesOf(document)) yield* resourcesOf(value, at);
}

function* resourcesOf(value: unknown, at: string): Generator<CustomResource> {
  const object = asObject(value);
  if (object !== null && "items" in object && isListKind(object)) {
    const kind = asText(object.kind).replace(/List$/, "");
    const items = object.items ?? [];
    if (!Array.isArray(items)) throw new UnreadableDocument(step(at, "items"), "not a list");
    for (const [index, item] of items.entries())
      yield resource(item, step(step(at, "items"), index), asText(object.apiVersion), kind);
  } else if (object !== null && isMapOfLists(object)) {
    for (const [name, list] of Object.entries(object)) yield* namedList(name, list, at);
  } else yield resource(value, at, "", "");
}

function* namedList(name: string, list: unknown, at: string): Generator<CustomResource> {
  if (list === null) return;
  if (!Array.isArray(list)) yield { at: step(at, name), apiVersion: "", kind: "", value: null };
  else for (const [index, item] of list.entries()) yield resource(item, step(step(at, name), index), "", "");
}

/** What an item leaves out its list says; a plain `List` is of `v1`, which its items aren't. */
function resource(value: unknown, at: string, listVersion: string, listKind: string): CustomResource {
  const object = asObject(value);
  return {
    at,
    apiVersion: asWord(object?.apiVersion) ?? listVersion,
    kind: asWord(object?.kind) ?? listKind,
    value: object,
  };
}

const isListKind = ({ kind }: JsonObject): boolean => kind === undefined || asText(kind).endsWith("List");

/** `{"vulnerabilityreports.aquasecurity.github.io": […], …}` */
const isMapOfLists = (object: JsonObject): boolean =>
  object.kind === undefined && Object.keys(object).some((key) => RESOURCE_NAME.test(key));

/** Plural and group, as custom resource definitions are named. */
const RESOURCE_NAME = /^[a-z]+\.[a-z0-9-]+(\.[a-z0-9-]+)+$/;

/** Whether the first thing in a document is of an API group; looks at no more than that. */
export function isOfGroup(document: unknown, group: RegExp): boolean {
  if (Array.isArray(document)) return document.length > 0 && isOfGroup(document[0], group);
  const object = asObject(document);
  if (object === null) return false;
  if (typeof object.apiVersion === "string" && group.test(object.apiVersion)) return true;
  if (Array.isArray(object.items) && isListKind(object)) return isOfGroup(object.items[0], group);
  return isMapOfLists(object) && Object.keys(object).some((key) => isNamedOf(key, group));
}

const isNamedOf = (key: string, group: RegExp): boolean =>
  RESOURCE_NAME.test(key) && group.test(`${key.slice(key.indexOf(".") + 1)}/v1`);
