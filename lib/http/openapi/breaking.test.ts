import { describe, expect, it } from "vitest";
import { breakingChanges, type Document } from "./breaking.ts";
import type { Json } from "./schemas.ts";

const documentOf = (body: Json, answer: Json, parameters: Json[] = [], schemas: Record<string, Json> = {}) =>
  ({
    paths: {
      "/api/v1/teams": {
        post: {
          parameters,
          requestBody: { content: { "application/json": { schema: body } } },
          responses: { 200: { content: { "application/json": { schema: answer } } } },
        },
      },
    },
    components: { schemas },
  }) as unknown as Document;
const object = (properties: Record<string, Json>, required: string[] = Object.keys(properties)): Json => ({
  type: "object",
  properties,
  required,
});
const text = { type: "string" };
const one = (...values: string[]) => ({ type: "string", enum: values });
const nothing = object({});
const query = (name: string, required: boolean, schema: Json = text) => ({
  name,
  in: "query",
  required,
  schema,
});

describe("what breaks", () => {
  it.each<[string, Document, Document, string]>([
    [
      "a field of an answer",
      documentOf(nothing, object({ id: text })),
      documentOf(nothing, nothing),
      "answer id is gone",
    ],
    [
      "a field that may lack",
      documentOf(nothing, object({ id: text })),
      documentOf(nothing, object({ id: text }, [])),
      "answer id is no longer always there",
    ],
    [
      "a type",
      documentOf(nothing, object({ id: text })),
      documentOf(nothing, object({ id: { type: "integer" } })),
      "answer id was string, is integer",
    ],
    [
      "a null",
      documentOf(nothing, text),
      documentOf(nothing, { type: ["string", "null"] }),
      "answer was string, is string or null",
    ],
    [
      "a new value in an answer",
      documentOf(nothing, one("a")),
      documentOf(nothing, one("a", "b")),
      'answer may now be "b"',
    ],
    [
      "a value that is no longer taken",
      documentOf(one("a", "b"), nothing),
      documentOf(one("a"), nothing),
      'body no longer takes "b"',
    ],
    [
      "a new needed field",
      documentOf(nothing, nothing),
      documentOf(object({ id: text }), nothing),
      "body id is new and required",
    ],
    [
      "a field that became needed",
      documentOf(object({ id: text }, []), nothing),
      documentOf(object({ id: text }), nothing),
      "body id is now required",
    ],
    [
      "a needed parameter",
      documentOf(nothing, nothing),
      documentOf(nothing, nothing, [query("at", true)]),
      "query parameter at is new and required",
    ],
    [
      "a lost parameter",
      documentOf(nothing, nothing, [query("at", false)]),
      documentOf(nothing, nothing),
      "query parameter at is gone",
    ],
    [
      "behind a reference, in a list",
      documentOf(nothing, { type: "array", items: { $ref: "#/components/schemas/Team" } }, [], {
        Team: object({ id: text }),
      }),
      documentOf(nothing, { type: "array", items: { $ref: "#/components/schemas/Team" } }, [], {
        Team: nothing,
      }),
      "answer[] id is gone",
    ],
    [
      "in a choice",
      documentOf(nothing, { anyOf: [object({ id: text }), { type: "null" }] }),
      documentOf(nothing, { anyOf: [nothing, { type: "null" }] }),
      "answer (choice 1) id is gone",
    ],
  ])("%s", (_, before, after, sentence) => {
    expect(breakingChanges(before, after)).toEqual([`POST /api/v1/teams ${sentence}`]);
  });

  it("an operation that went", () => {
    const before = documentOf(nothing, nothing);
    expect(breakingChanges(before, { ...before, paths: {} })).toEqual(["POST /api/v1/teams is gone"]);
  });
});

describe("what breaks nothing", () => {
  it.each<[string, Document, Document]>([
    ["a new field of an answer", documentOf(nothing, nothing), documentOf(nothing, object({ id: text }))],
    ["a value that no longer comes", documentOf(nothing, one("a", "b")), documentOf(nothing, one("a"))],
    ["a value more in a request", documentOf(one("a"), nothing), documentOf(one("a", "b"), nothing)],
    [
      "a field more that need not be",
      documentOf(nothing, nothing),
      documentOf(object({ id: text }, []), nothing),
    ],
    ["a parameter more", documentOf(nothing, nothing), documentOf(nothing, nothing, [query("at", false)])],
    [
      "a shape that got a name",
      documentOf(nothing, object({ id: text })),
      documentOf(nothing, { $ref: "#/components/schemas/Team" }, [], { Team: object({ id: text }) }),
    ],
  ])("%s", (_, before, after) => {
    expect(breakingChanges(before, after)).toEqual([]);
  });

  it("a shape that holds itself ends", () => {
    const tree = object({ children: { type: "array", items: { $ref: "#/components/schemas/Tree" } } });
    const document = documentOf(nothing, { $ref: "#/components/schemas/Tree" }, [], { Tree: tree });
    expect(breakingChanges(document, structuredClone(document))).toEqual([]);
  });
});
