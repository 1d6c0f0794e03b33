import { expect, it } from "vitest";
import { searchResults } from "./search-results.ts";

const image = { kind: "image", title: "web", subtitle: "sha256:ab", href: "/inventory/images/1" };

it.each([
  ["a list", [image], [image]],
  ["a list in an object", { results: [image] }, [image]],
  ["a problem document", { status: 404 }, []],
  ["nothing", null, []],
  ["an address elsewhere", [{ ...image, href: "https://elsewhere.example" }], []],
  ["an address without a scheme", [{ ...image, href: "//elsewhere.example" }], []],
])("reads %s", (_name, body, results) => expect(searchResults(body)).toEqual(results));
