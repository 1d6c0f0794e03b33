import { isDeepStrictEqual } from "node:util";
import { z } from "zod";

export type Json = Record<string, unknown>;

/** What the shapes of a document are called, and the shapes themselves, filled while the document is written. */
export class SchemaBook {
  readonly components: Record<string, Json> = {};
  readonly #names = z.registry<{ id: string }>();

  /** @param names schemas that stand once in the document, under the name they have in the code */
  constructor(names: ReadonlyMap<z.ZodType, string>) {
    for (const [schema, id] of names) this.#names.add(schema, { id });
  }

  /**
   * The JSON Schema 2020-12 of a schema, the dialect of OpenAPI 3.1 (section 4.8.24), its named parts by reference.
   * Dates are RFC 3339 text; what JSON Schema cannot say is left open rather than guessed.
   */
  of(schema: z.ZodType, io: "input" | "output"): Json {
    const {
      $schema: _,
      $defs = {},
      ...whole
    } = z.toJSONSchema(schema, {
      io,
      metadata: this.#names,
      unrepresentable: "any",
      reused: "inline",
      cycles: "ref",
      override: ({ zodSchema, jsonSchema }) => {
        if (zodSchema._zod.def.type === "date")
          Object.assign(jsonSchema, { type: "string", format: "date-time" });
        // Every object of ours refuses what it does not know; in an answer that would forbid a field to come.
        if (io === "output" && jsonSchema.additionalProperties === false)
          delete jsonSchema.additionalProperties;
        else if (isEmpty(jsonSchema.additionalProperties)) delete jsonSchema.additionalProperties;
        if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
        if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
      },
    }) as Json & { $defs?: Record<string, Json> };
    const names = this.#settle($defs as Record<string, Json>, io);
    const id = this.#names.get(schema)?.id;
    const kept = renamed(withoutId(whole), names) as Json;
    if (id === undefined || "$ref" in kept) return kept;
    const name = this.#nameFor(id, kept, io);
    this.components[name] = kept;
    return { $ref: `#/components/schemas/${name}` };
  }

  /** Puts the parts into the book. A shape that is read otherwise than it is written has two names. */
  #settle(parts: Record<string, Json>, io: "input" | "output"): Map<string, string> {
    const names = new Map(Object.keys(parts).map((id) => [id, id]));
    const clashing = () =>
      [...names].filter(([id, name]) => {
        const known = this.components[name];
        return known && !isDeepStrictEqual(known, renamed(withoutId(parts[id]!), names));
      });
    // A part that is renamed changes those that hold it, which may then need a name of their own.
    for (let left = clashing(); left.length > 0; left = clashing()) {
      for (const [id, name] of left) names.set(id, name === id ? `${id}${SUFFIX[io]}` : `${name}_`);
    }
    for (const [id, name] of names) this.components[name] = renamed(withoutId(parts[id]!), names) as Json;
    return names;
  }

  #nameFor(id: string, shape: Json, io: "input" | "output"): string {
    const known = this.components[id];
    return !known || isDeepStrictEqual(known, shape) ? id : `${id}${SUFFIX[io]}`;
  }
}

const SUFFIX = { input: "Input", output: "Output" } as const;
const isEmpty = (value: unknown) =>
  typeof value === "object" && value !== null && Object.keys(value).length === 0;

const withoutId = ({ id: _, ...rest }: Json): Json => rest;

const renamed = (value: unknown, names: ReadonlyMap<string, string>): unknown => {
  if (Array.isArray(value)) return value.map((each) => renamed(each, names));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, of]) => {
      const id = key === "$ref" && typeof of === "string" ? /^#\/\$defs\/(.+)$/.exec(of)?.[1] : undefined;
      return [key, id === undefined ? renamed(of, names) : `#/components/schemas/${names.get(id) ?? id}`];
    }),
  );
};
