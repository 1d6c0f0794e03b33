import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { breakingChanges, type Document } from "./breaking.ts";

const read = (name: string) =>
  JSON.parse(readFileSync(`${import.meta.dirname}/../../../docs/api/${name}`, "utf8")) as Document;

/** Where this fails, clients break. If that is meant, a release says so: `node lib/http/openapi/release.ts`. */
it("breaks nothing that was released", () => {
  expect(breakingChanges(read("released.json"), read("openapi.json"))).toEqual([]);
});
