import type { Json } from "./schemas.ts";

interface Shape {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  format?: string;
  anyOf?: Json[];
  oneOf?: Json[];
  allOf?: Json[];
  properties?: Record<string, Json>;
  required?: string[];
  items?: Json;
  prefixItems?: Json[];
  additionalProperties?: Json | boolean;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
}

/**
 * A JSON Schema as a person reads it, in the way of TypeScript: `{ name: string, teams?: Team[] }`, one field a line.
 * Shapes with a name stay names.
 */
export const schemaText = (schema: Json, indent = ""): string => {
  const shape = schema as Shape;
  if (shape.$ref) return shape.$ref.split("/").at(-1)!;
  if ("const" in shape) return JSON.stringify(shape.const);
  if (shape.enum) return shape.enum.map((value) => JSON.stringify(value)).join(" | ");
  const choices = shape.oneOf ?? shape.anyOf;
  if (choices) return choices.map((each) => schemaText(each, indent)).join(" | ");
  if (shape.allOf) return shape.allOf.map((each) => schemaText(each, indent)).join(" & ");
  if (shape.properties) return objectText(shape, indent);
  if (shape.prefixItems) return `[${shape.prefixItems.map((each) => schemaText(each, indent)).join(", ")}]`;
  if (shape.items) return listText(schemaText(shape.items, indent));
  return plainText(shape, indent);
};

const objectText = ({ properties = {}, required = [] }: Shape, indent: string): string => {
  const fields = Object.entries(properties).map(
    ([name, of]) =>
      `${indent}  ${name}${required.includes(name) ? "" : "?"}: ${schemaText(of, `${indent}  `)}`,
  );
  return fields.length === 0 ? "{}" : `{\n${fields.join("\n")}\n${indent}}`;
};

const listText = (item: string): string =>
  / [|&] /.test(item) && !item.startsWith("{") ? `(${item})[]` : `${item}[]`;

const plainText = ({ type, format, additionalProperties, ...limits }: Shape, indent: string): string => {
  if (typeof additionalProperties === "object")
    return `Record<string, ${schemaText(additionalProperties, indent)}>`;
  const { minimum, maximum, minLength, maxLength } = limits;
  const name = type === undefined ? "any" : [type].flat().join(" | ");
  const range = rangeText(minimum ?? minLength, maximum ?? maxLength, minLength ?? maxLength);
  return [name, ...(format ? [`(${format})`] : []), ...(range ? [range] : [])].join(" ");
};

const rangeText = (
  least: number | undefined,
  most: number | undefined,
  isLength: number | undefined,
): string => {
  if (least === undefined && most === undefined) return "";
  const unit = isLength === undefined ? "" : " characters";
  if (least === undefined) return `(at most ${most}${unit})`;
  return most === undefined ? `(at least ${least}${unit})` : `(${least} to ${most}${unit})`;
};
