import { expect, it } from "vitest";
import { schemaText } from "./schema-text.ts";

it.each<[Record<string, unknown>, string]>([
  [{ type: "string", format: "date-time" }, "string (date-time)"],
  [{ type: "string", minLength: 1, maxLength: 200 }, "string (1 to 200 characters)"],
  [{ type: "integer", minimum: 1 }, "integer (at least 1)"],
  [{ enum: ["open", "fixed"] }, '"open" | "fixed"'],
  [{ anyOf: [{ type: "string" }, { type: "null" }] }, "string | null"],
  [{ type: "array", items: { $ref: "#/components/schemas/Team" } }, "Team[]"],
  [{ type: "array", items: { enum: ["a", "b"] } }, '("a" | "b")[]'],
  [{ type: "object", additionalProperties: { type: "integer" } }, "Record<string, integer>"],
  [{ type: "object", properties: {} }, "{}"],
  [{}, "any"],
  [
    {
      type: "object",
      required: ["id"],
      properties: {
        id: { type: "integer" },
        owner: { type: "object", properties: { name: { type: "string" } } },
      },
    },
    "{\n  id: integer\n  owner?: {\n    name?: string\n  }\n}",
  ],
])("%j → %s", (schema, text) => {
  expect(schemaText(schema)).toBe(text);
});
