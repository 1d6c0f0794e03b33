import type { Json } from "./schemas.ts";

/** Texts of the product's world. Of a schema with a pattern the first that fits is taken. */
const TEXTS = [
  "checkout",
  "Fixed in the next release",
  "payments@example.org",
  "https://example.org/hook",
  "2026-03-02",
  "2026-03-02T09:30:00.000Z",
  "CVE-2026-10001",
  "12",
  "Europe/Vienna",
  `sha256:${"0123456789abcdef".repeat(4)}`,
  "0123456789abcdef".repeat(4),
  "0b9f6f1e-6f0a-4f6e-9a59-1d2f0c7a8b11",
  "pkg:npm/example@1.0.0",
  "image:registry.example.org/shop/checkout:1.4",
  "registry.example.org/shop/checkout:1.4",
  "finding.assigned",
  "AA:BB",
  "0 6 * * 1",
  "#2f6f4f",
  "Checkout shows it as 1.4",
];
const FORMATS: Record<string, string> = {
  "date-time": "2026-03-02T09:30:00.000Z",
  date: "2026-03-02",
  email: "payments@example.org",
  uri: "https://example.org/hook",
  uuid: "0b9f6f1e-6f0a-4f6e-9a59-1d2f0c7a8b11",
};

interface Shape extends Json {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  anyOf?: Json[];
  oneOf?: Json[];
  allOf?: Json[];
  properties?: Record<string, Json>;
  required?: string[];
  additionalProperties?: Json;
  items?: Json;
  prefixItems?: Json[];
  minItems?: number;
  minimum?: number;
  exclusiveMinimum?: number;
  maximum?: number;
  pattern?: string;
  format?: string;
  minLength?: number;
  maxLength?: number;
}

/**
 * A value that a JSON Schema allows: every required field and, two levels down, the optional ones too. The same schema
 * always gives the same value.
 * @param schemas what `#/components/schemas/…` stands for
 * @throws Error where no text at hand fits a pattern: add one to TEXTS
 */
export const exampleOf = (schema: Json, schemas: Record<string, Json>, depth = 0): unknown => {
  const shape = schema as Shape;
  const inner = (of: Json, deeper = 1) => exampleOf(of, schemas, depth + deeper);
  if ("example" in shape) return shape.example;
  if (shape.$ref) return inner(schemas[shape.$ref.split("/").at(-1)!] ?? {}, 0);
  if ("const" in shape) return shape.const;
  if (shape.default !== undefined) return shape.default;
  if (shape.enum) return shape.enum[0];
  const choice = shape.oneOf?.[0] ?? shape.anyOf?.[0];
  if (choice) return inner(choice, 0);
  if (shape.allOf) return joined(shape.allOf.map((each) => inner(each, 0)));
  const type = Array.isArray(shape.type) ? shape.type[0] : shape.type;
  if (type === "object") return objectOf(shape, inner, depth);
  if (type === "array") return listOf(shape, inner, depth);
  if (type === "string") return textOf(shape);
  if (type === "integer" || type === "number") return numberOf(shape);
  if (type === "boolean") return true;
  return null;
};

const DEEP = 6;

/** A record with known keys says `required` without `properties`: its values are all of one kind. */
const objectOf = (shape: Shape, inner: (of: Json) => unknown, depth: number) => {
  const { properties = {}, required = [], additionalProperties } = shape;
  const keyed = required.filter((name) => !(name in properties)).map((name) => [name, additionalProperties]);
  return Object.fromEntries(
    [...Object.entries(properties), ...(keyed as [string, Json | undefined][])]
      .filter(([name]) => depth < 2 || required.includes(name))
      .map(([name, of]) => [name, inner(of ?? {})]),
  );
};

const listOf = (
  { items = {}, prefixItems, minItems = 0 }: Shape,
  inner: (of: Json) => unknown,
  depth: number,
) => {
  if (prefixItems) return prefixItems.map(inner);
  return Array.from({ length: Math.max(minItems, depth < DEEP ? 1 : 0) }, () => inner(items));
};

const numberOf = ({ minimum, exclusiveMinimum, maximum }: Shape): number => {
  const least = minimum ?? (exclusiveMinimum === undefined ? 1 : exclusiveMinimum + 1);
  return maximum !== undefined && maximum < least ? maximum : least;
};

const textOf = (shape: Shape): string => {
  const { format = "", pattern, minLength = 0, maxLength = Number.POSITIVE_INFINITY } = shape;
  if (FORMATS[format]) return FORMATS[format];
  const fits = (text: string) =>
    (pattern === undefined || new RegExp(pattern, "u").test(text)) &&
    text.length >= minLength &&
    text.length <= maxLength;
  const found = TEXTS.find(fits) ?? [TEXTS.join(" ").slice(0, minLength)].find(fits);
  if (found === undefined) throw new Error(`No example fits ${JSON.stringify(shape)}; add one to TEXTS.`);
  return found;
};

const joined = (values: unknown[]): unknown =>
  values.every((each) => typeof each === "object" && each !== null)
    ? Object.assign({}, ...(values as object[]))
    : values[0];
