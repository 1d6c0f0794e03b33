import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import openapiTypescript, { astToString } from "openapi-typescript";
import { describe, expect, it } from "vitest";
import { openApiDocument } from "./document.ts";
import { exampleOf } from "./example.ts";
import { loadOperations, loadSchemaNames, pathOf, routeFiles } from "./routes.ts";
import type { Json } from "./schemas.ts";

process.env.NEXTAUTH_SECRET ??= "unused";
const operations = await loadOperations();
const written = openApiDocument(operations, "1", await loadSchemaNames());
const { schemas } = written.components as { schemas: Record<string, Json> };

interface Described {
  operationId: string;
  requestBody?: { content: Record<string, { schema: Json; example?: unknown }> };
  responses: Record<string, { content?: Record<string, { schema?: Json }> }>;
}
const paths = written.paths as Record<string, Record<string, Described>>;
const described = Object.entries(paths).flatMap(([path, of]) =>
  Object.entries(of).map(([method, operation]) => ({ name: `${method} ${path}`, operation })),
);

it("holds every route and nothing else", () => {
  expect(described.map(({ name }) => name).sort()).toEqual(
    operations.map(({ method, path }) => `${method} ${path}`).sort(),
  );
  expect(Object.keys(paths).sort()).toEqual(routeFiles().map(pathOf).sort());
});

it("gives every operation a name of its own", () => {
  const names = described.map(({ operation }) => operation.operationId);
  expect(new Set(names).size).toBe(names.length);
});

/** Something is missing here? Give the route `response:` (a schema of lib/<noun>/schema.ts), `produces:` or status 204. */
it("knows of every route what it answers", () => {
  const silent = operations.filter(
    ({ spec }) => !spec.response && !spec.produces && (spec.status ?? 200) !== 204,
  );
  expect(
    silent.map(({ method, path }) => `${method} ${path}: give it response, produces or status 204`),
  ).toEqual([]);
  const both = operations.filter(({ spec }) => spec.response && (spec.produces || spec.status === 204));
  expect(both.map(({ path }) => path)).toEqual([]);
});

it("names the parts of every address in the route's own schema", () => {
  for (const { path, spec } of operations) {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(named.length === 0 || spec.params !== undefined, path).toBe(true);
  }
});

it("refers to nothing that it does not hold", () => {
  const whole = JSON.stringify(written);
  const refs = new Set(
    [...whole.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name!),
  );
  expect([...refs].filter((name) => !schemas[name])).toEqual([]);
  expect(whole).not.toContain("$defs");
});

describe("examples", () => {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  formats.default(ajv);
  ajv.addSchema({ $id: "https://plimsoll.example/api.json", components: { schemas } });
  const absolute = (schema: Json): Json =>
    JSON.parse(
      JSON.stringify(schema).replaceAll('"#/components/', '"https://plimsoll.example/api.json#/components/'),
    ) as Json;
  const complaints = (schema: Json, value: unknown) => {
    const validate = ajv.compile(absolute(schema));
    return validate(value) ? [] : validate.errors!.map((each) => `${each.instancePath} ${each.message}`);
  };

  it.each(described)("$name: the request fits its schema", ({ operation }) => {
    const json = operation.requestBody?.content["application/json"];
    if (json) expect(complaints(json.schema, json.example)).toEqual([]);
  });

  it.each(described)("$name: an answer fits its schema", ({ operation }) => {
    for (const { content } of Object.values(operation.responses)) {
      const schema = content?.["application/json"]?.schema;
      if (schema) expect(complaints(schema, exampleOf(schema, schemas))).toEqual([]);
    }
  });
});

/** After a change of routes: `vitest run lib/http/openapi -u`, and read what changed before committing it. */
it("is what docs/api/openapi.json says", async () => {
  await expect(`${JSON.stringify(written, null, 1)}\n`).toMatchFileSnapshot(
    `${import.meta.dirname}/../../../docs/api/openapi.json`,
  );
});

it("gives the command the types in generated/client-types.d.ts", async () => {
  const types = astToString(
    await openapiTypescript(structuredClone(written) as never, { alphabetize: true }),
  );
  await expect(
    `/** Made from docs/api/openapi.json; not to be changed by hand. */\n${types}`,
  ).toMatchFileSnapshot(`${import.meta.dirname}/generated/client-types.d.ts`);
}, 60_000);
