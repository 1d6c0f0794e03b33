import published from "../../../docs/api/openapi.json" with { type: "json" };
import type { Json } from "./schemas.ts";

export interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  description?: string;
  schema: Json;
}
type Content = Record<string, { schema?: Json; example?: unknown }>;
export interface PublishedOperation {
  operationId: string;
  tags: string[];
  summary: string;
  "x-permission": string;
  parameters: (Parameter | { $ref: string })[];
  requestBody?: { content: Content };
  responses: Record<string, { description: string; content?: Content }>;
}
export interface PublishedDocument {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Record<string, PublishedOperation>>;
  components: { schemas: Record<string, Json>; parameters: Record<string, Parameter> };
}

/** The document that is checked in; a test keeps it what the routes say. */
export const publishedDocument = published as unknown as PublishedDocument;

export interface PlacedOperation extends PublishedOperation {
  method: string;
  path: string;
}

/** Every operation with its place, in the order of addresses. */
export const publishedOperations = (): PlacedOperation[] =>
  Object.entries(publishedDocument.paths).flatMap(([path, of]) =>
    Object.entries(of).map(([method, operation]) => ({
      ...operation,
      path,
      method: method.toUpperCase(),
    })),
  );

/** The parameters of an operation, those that all share included. */
export const parametersOf = ({ parameters }: PublishedOperation): Parameter[] =>
  parameters.map((each) =>
    "$ref" in each ? publishedDocument.components.parameters[each.$ref.split("/").at(-1)!]! : each,
  );
