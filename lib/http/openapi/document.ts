import type { z } from "zod";
import { Problem } from "../problem.ts";
import type { RouteSpec } from "../route.ts";
import { exampleOf } from "./example.ts";
import { type Json, SchemaBook } from "./schemas.ts";

export type AnySpec = RouteSpec<unknown, unknown, unknown, unknown>;
export interface Operation {
  /** As the address is written in OpenAPI: `/api/v1/teams/{teamId}`. */
  path: string;
  method: "get" | "post" | "put" | "patch" | "delete";
  spec: AnySpec;
}

/**
 * An OpenAPI 3.1 document of the given routes, in the order of their addresses.
 * @param names what the schemas are called that stand in the document once
 */
export const openApiDocument = (
  operations: Operation[],
  version: string,
  names: ReadonlyMap<z.ZodType, string> = new Map(),
): Json => {
  const book = new SchemaBook(new Map([...names, [Problem, "Problem"]]));
  book.of(Problem, "output");
  const paths: Record<string, Json> = {};
  const key = ({ path, method }: Operation) => `${path} ${method}`;
  for (const operation of [...operations].sort((a, b) => (key(a) < key(b) ? -1 : 1))) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: describe(operation, book) };
  }
  const schemas = Object.fromEntries(Object.entries(book.components).sort(([a], [b]) => (a < b ? -1 : 1)));
  return {
    openapi: "3.1.0",
    info: { title: "Plimsoll", version, license: { name: "Apache-2.0", identifier: "Apache-2.0" } },
    paths: withExamples(paths, schemas),
    components: { schemas, ...SHARED },
  };
};

const header = (description: string, type: "string" | "integer"): Json => ({ description, schema: { type } });

/** What belongs to every operation: how to sign in, what a request may say, what an answer tells of itself. */
const SHARED: Json = {
  securitySchemes: {
    token: { type: "http", scheme: "bearer" },
    session: { type: "apiKey", in: "cookie", name: "plimsoll.session" },
  },
  parameters: {
    IdempotencyKey: {
      name: "Idempotency-Key",
      in: "header",
      description:
        "A text of yours for this request. Sent again within a day, it is answered as the first time.",
      schema: { type: "string", minLength: 1, maxLength: 200 },
    },
    IfNoneMatch: {
      name: "If-None-Match",
      in: "header",
      description: "The ETag of the answer that you have; 304 says that it is still the same.",
      schema: { type: "string" },
    },
  },
  headers: {
    RequestId: header("Quote it when you ask for help", "string"),
    RateLimit: header("Requests that are left in this minute, and seconds until it ends", "string"),
    RateLimitPolicy: header("Requests that one caller may send in a minute", "string"),
    ETag: header("What the answer is, to be asked for with If-None-Match", "string"),
  },
};

const refTo = (kind: string, name: string): Json => ({ $ref: `#/components/${kind}/${name}` });

const answersJson = ({ spec }: Operation) => spec.produces === undefined && spec.status !== 204;

const describe = (operation: Operation, book: SchemaBook): Json => {
  const { path, method, spec } = operation;
  const isTagged = method === "get" && answersJson(operation);
  return {
    operationId: `${method}${path.replace("/api/v1", "").replace(/[^a-zA-Z0-9]+(.)?/g, (_, c = "") => c.toUpperCase())}`,
    tags: [path.split("/")[3]],
    summary: spec.summary,
    "x-permission": spec.permission,
    security: spec.permission === "public" ? [] : [{ token: [] }, { session: [] }],
    parameters: [
      ...pathParameters(path, spec.params, book),
      ...queryParameters(path, spec, book),
      ...(method === "post" && spec.body !== "bytes" ? [refTo("parameters", "IdempotencyKey")] : []),
      ...(isTagged ? [refTo("parameters", "IfNoneMatch")] : []),
    ],
    ...(spec.body === undefined ? {} : { requestBody: { required: true, content: bodyOf(spec.body, book) } }),
    responses: {
      [String(spec.status ?? 200)]: answerOf(operation, book),
      ...(isTagged ? { 304: { description: "Still what you have" } } : {}),
      default: {
        description: "What went wrong, and what to do",
        content: { "application/problem+json": { schema: refTo("schemas", "Problem") } },
      },
    },
  };
};

const answerOf = (operation: Operation, book: SchemaBook): Json => {
  const { spec, method } = operation;
  const headers = {
    "x-request-id": refTo("headers", "RequestId"),
    ratelimit: refTo("headers", "RateLimit"),
    "ratelimit-policy": refTo("headers", "RateLimitPolicy"),
    ...(method === "get" && answersJson(operation) ? { etag: refTo("headers", "ETag") } : {}),
  };
  return { description: spec.status === 204 ? "Done" : spec.summary, headers, ...contentOf(spec, book) };
};

const contentOf = (spec: AnySpec, book: SchemaBook): Json => {
  if (spec.produces) return { content: Object.fromEntries(spec.produces.map((type) => [type, {}])) };
  if (!spec.response) return {};
  return { content: { "application/json": { schema: book.of(spec.response, "output") } } };
};

const propertiesOf = (schema: z.ZodType | undefined, book: SchemaBook) => {
  if (!schema) return { properties: {}, required: [] };
  const found = book.of(schema, "input") as {
    $ref?: string;
    properties?: Record<string, Json>;
    required?: string[];
  };
  const { properties = {}, required = [] } = found.$ref
    ? (book.components[found.$ref.split("/").at(-1)!] as typeof found)
    : found;
  return { properties, required };
};

const pathParameters = (path: string, params: z.ZodType | undefined, book: SchemaBook): Json[] => {
  const { properties } = propertiesOf(params, book);
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: typed(properties[name!]),
  }));
};

/** A coerced schema says nothing of what comes in; in an address all is text. */
const typed = (schema: Json = {}): Json => (Object.keys(schema).length === 0 ? { type: "string" } : schema);

const queryParameters = (path: string, { query, queryParts, asOf }: AnySpec, book: SchemaBook): Json[] => {
  const parts = (queryParts ?? [query]).map((part) => propertiesOf(part, book));
  const named = parts.flatMap(({ properties, required }) =>
    Object.entries(properties)
      .filter(([name]) => !path.includes(`{${name}}`))
      .map(([name, schema]) => ({
        name,
        in: "query",
        required: required.includes(name),
        schema: typed(schema),
      })),
  );
  return asOf ? [...named, AT] : named;
};

const AT: Json = {
  name: "at",
  in: "query",
  required: false,
  description: "A past moment: the answer is what had been recorded by then",
  schema: { type: "string", format: "date-time" },
};

const bodyOf = (body: z.ZodType | "bytes", book: SchemaBook): Json =>
  body === "bytes"
    ? { "application/octet-stream": {} }
    : { "application/json": { schema: book.of(body, "input") } };

interface WithBody {
  requestBody?: { content: { "application/json"?: { schema: Json; example?: unknown } } };
}

/** A request that would be taken, at each that takes JSON. Made last: then every part has its name. */
const withExamples = (paths: Record<string, Json>, schemas: Record<string, Json>): Record<string, Json> => {
  for (const { requestBody } of Object.values(paths).flatMap((of) => Object.values(of) as WithBody[])) {
    const json = requestBody?.content["application/json"];
    if (json) json.example = exampleOf(json.schema, schemas);
  }
  return paths;
};
