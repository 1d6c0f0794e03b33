import { isDeepStrictEqual } from "node:util";
import type { Json } from "./schemas.ts";

type Io = "input" | "output";
interface Shape extends Json {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Json[];
  oneOf?: Json[];
  properties?: Record<string, Json>;
  required?: string[];
  items?: Json;
}
interface Operation extends Json {
  parameters?: { $ref?: string; name: string; in: string; required?: boolean; schema: Json }[];
  requestBody?: { content: Record<string, { schema?: Json }> };
  responses: Record<string, { content?: Record<string, { schema?: Json }> }>;
}
export interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Json> };
}

/**
 * What a program written against the first document can no longer rely on in the second, a sentence each: an
 * operation or field that went, an answer that may be more than it was, a request that must be less or needs more.
 * New operations, new optional inputs and new fields of answers break nothing.
 */
export const breakingChanges = (before: Document, after: Document): string[] =>
  Object.entries(before.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, was]) => {
      const place = `${method.toUpperCase()} ${path}`;
      const is = after.paths[path]?.[method];
      return is ? ofOperation(was, is, place, new Comparison(before, after)) : [`${place} is gone`];
    }),
  );

const ofOperation = (was: Operation, is: Operation, place: string, compare: Comparison): string[] => [
  ...ofParameters(was, is, place, compare),
  ...ofBody(was, is, place, compare),
  ...Object.entries(was.responses).flatMap(([status, { content = {} }]) => {
    const now = is.responses[status];
    if (!now) return [`${place} no longer answers ${status}`];
    return Object.entries(content).flatMap(([type, { schema }]) => {
      const other = now.content?.[type];
      if (!other) return [`${place} no longer answers ${status} as ${type}`];
      return compare.shapes(schema ?? {}, other.schema ?? {}, "output", `${place} answer`);
    });
  }),
];

const ofParameters = (was: Operation, is: Operation, place: string, compare: Comparison): string[] => {
  const own = ({ parameters = [] }: Operation) => parameters.filter(({ $ref }) => $ref === undefined);
  const old = own(was);
  const gone = old.flatMap((each) => {
    const at = `${place} ${each.in} parameter ${each.name}`;
    const now = own(is).find((other) => other.name === each.name && other.in === each.in);
    if (!now) return [`${at} is gone`];
    const needed = now.required && !each.required ? [`${at} is now required`] : [];
    return [...needed, ...compare.shapes(each.schema, now.schema, "input", at)];
  });
  const added = own(is)
    .filter((each) => each.required && !old.some((other) => other.name === each.name))
    .map((each) => `${place} ${each.in} parameter ${each.name} is new and required`);
  return [...gone, ...added];
};

const ofBody = (was: Operation, is: Operation, place: string, compare: Comparison): string[] => {
  if (!was.requestBody) return is.requestBody ? [`${place} now needs a body`] : [];
  return Object.entries(was.requestBody.content).flatMap(([type, { schema }]) => {
    const now = is.requestBody?.content[type];
    if (!now) return [`${place} no longer takes ${type}`];
    return compare.shapes(schema ?? {}, now.schema ?? {}, "input", `${place} body`);
  });
};

/** Two documents side by side; each pair of named shapes is looked at once per place that leads to it. */
class Comparison {
  readonly #before: Document;
  readonly #after: Document;
  readonly #open = new Set<string>();

  constructor(before: Document, after: Document) {
    this.#before = before;
    this.#after = after;
  }

  shapes(was: Json, is: Json, io: Io, place: string): string[] {
    const pair = `${was.$ref ?? ""} ${is.$ref ?? ""} ${io}`;
    const isNamed = was.$ref !== undefined || is.$ref !== undefined;
    if (isNamed && this.#open.has(pair)) return [];
    if (isNamed) this.#open.add(pair);
    const old = resolved(was, this.#before);
    const now = resolved(is, this.#after);
    return isDeepStrictEqual(old, now) && !isNamed && !holdsRef(old) ? [] : this.#inner(old, now, io, place);
  }

  #inner(old: Shape, now: Shape, io: Io, place: string): string[] {
    const values = valuesChanged(old, now, io, place);
    if (values.length > 0) return values;
    return [
      ...this.#choices(old, now, io, place),
      ...this.#fields(old, now, io, place),
      ...(old.items && now.items ? this.shapes(old.items, now.items, io, `${place}[]`) : []),
    ];
  }

  #fields(old: Shape, now: Shape, io: Io, place: string): string[] {
    const { properties = {}, required = [] } = now;
    const kept = Object.entries(old.properties ?? {}).flatMap(([name, shape]) => {
      const at = `${place} ${name}`;
      const other = properties[name];
      if (!other) return [`${at} is gone`];
      const mayLack = io === "output" && old.required?.includes(name) && !required.includes(name);
      const mustHave = io === "input" && !old.required?.includes(name) && required.includes(name);
      return [
        ...(mayLack ? [`${at} is no longer always there`] : []),
        ...(mustHave ? [`${at} is now required`] : []),
        ...this.shapes(shape, other, io, at),
      ];
    });
    if (io === "output" || !old.properties) return kept;
    const added = required.filter((name) => !(name in (old.properties ?? {})));
    return [...kept, ...added.map((name) => `${place} ${name} is new and required`)];
  }

  /** Choices are told apart by where they stand: a list of them may grow at its end, in a request. */
  #choices(old: Shape, now: Shape, io: Io, place: string): string[] {
    const was = old.oneOf ?? old.anyOf;
    const is = now.oneOf ?? now.anyOf;
    if (!was || !is) return was || is ? [`${place} is another kind of choice`] : [];
    if (io === "input" && is.length < was.length) return [`${place} takes fewer kinds than it did`];
    if (io === "output" && is.length > was.length) return [`${place} has more kinds than it had`];
    return was
      .slice(0, is.length)
      .flatMap((each, at) => this.shapes(each, is[at]!, io, `${place} (choice ${at + 1})`));
  }
}

const resolved = (schema: Json, { components }: Document): Shape => {
  const name = schema.$ref === undefined ? undefined : String(schema.$ref).split("/").at(-1);
  return (name === undefined ? schema : (components.schemas[name] ?? {})) as Shape;
};

const holdsRef = (shape: Shape): boolean => JSON.stringify(shape).includes('"$ref"');

const typesOf = ({ type }: Shape): string[] => (type === undefined ? [] : [type].flat());
const valuesOf = ({ enum: values, ...rest }: Shape): unknown[] | undefined =>
  values ?? ("const" in rest ? [rest.const] : undefined);

/** Types and listed values: a request must not take less than it did, an answer must not be more than it was. */
const valuesChanged = (old: Shape, now: Shape, io: Io, place: string): string[] => {
  const [wide, narrow] = io === "input" ? [now, old] : [old, now];
  const types = typesOf(wide);
  const beyond = typesOf(narrow).filter(
    (each) => !types.includes(each) && !(each === "integer" && types.includes("number")),
  );
  const widened = types.length > 0 && typesOf(narrow).length === 0 && !narrow.anyOf && !narrow.oneOf;
  if (types.length > 0 && (beyond.length > 0 || widened))
    return [
      `${place} was ${typesOf(old).join(" or ") || "anything"}, is ${typesOf(now).join(" or ") || "anything"}`,
    ];
  const allowed = valuesOf(wide);
  if (!allowed) return [];
  const values = valuesOf(narrow);
  if (!values) return [`${place} was one of a list, or is now`];
  const verb = io === "input" ? "no longer takes" : "may now be";
  return values
    .filter((each) => !allowed.includes(each))
    .map((each) => `${place} ${verb} ${JSON.stringify(each)}`);
};
