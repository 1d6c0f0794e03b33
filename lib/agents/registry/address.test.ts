import { describe, expect, it } from "vitest";
import { UsageError } from "../options.ts";
import { registryAddress } from "./address.ts";
import { choiceOf } from "./glob.ts";
import { nextPage } from "./next-page.ts";
import { chosenTags } from "./tag-order.ts";

describe("the address of a registry", () => {
  it.each([
    [["registry.example"], "https://registry.example", "registry.example", []],
    [
      ["Registry.Example:5000/shop/cart"],
      "https://registry.example:5000",
      "registry.example:5000",
      ["shop/cart"],
    ],
    [
      ["registry.example/a", "registry.example/b", "/c"],
      "https://registry.example",
      "registry.example",
      ["a", "b", "c"],
    ],
    [["http://registry.example/"], "http://registry.example", "registry.example", []],
    [["localhost:5000"], "http://localhost:5000", "localhost:5000", []],
    [["127.0.0.1:5000"], "http://127.0.0.1:5000", "127.0.0.1:5000", []],
    [["https://127.0.0.1:5000"], "https://127.0.0.1:5000", "127.0.0.1:5000", []],
    [
      ["docker.io/nginx", "docker.io/a/b"],
      "https://registry-1.docker.io",
      "docker.io",
      ["library/nginx", "a/b"],
    ],
    [["index.docker.io/a/b"], "https://registry-1.docker.io", "docker.io", ["a/b"]],
  ])("%j", (operands, origin, name, repositories) => {
    expect(registryAddress(operands, false)).toEqual({ origin, name, repositories });
  });

  it("may be without encryption where that is said", () => {
    expect(registryAddress(["registry.example"], true).origin).toBe("http://registry.example");
  });

  it.each([
    [[]],
    [[""]],
    [["/a"]],
    [["a.example/x", "b.example/y"]],
    [["a.example/Upper"]],
    [["a.example/../b"]],
    [["a b"]],
    [["a.example/b:tag"]],
  ])("%j cannot be read", (operands) => expect(() => registryAddress(operands, false)).toThrow(UsageError));
});

it.each([
  [[], "any/thing", "v1", true, true],
  [["team/*"], "team/a", "v1", true, true],
  [["team/*"], "team/a/b", "v1", false, false],
  [["team/**"], "team/a/b", "v1", true, true],
  [["team/?"], "team/ab", "v1", false, false],
  [["**:v*"], "a/b", "v1", true, true],
  [["**:v*"], "a/b", "latest", true, false],
  [["a:1", "b"], "b", "2", true, true],
  [["a.b"], "a-b", "2", false, false],
  [["***x"], "aax", "2", true, true],
])("of patterns %j, %s:%s is meant", (patterns, repository, tag, named, tagged) => {
  const choice = choiceOf(patterns);
  expect([choice.repository(repository), choice.tag(repository, tag)]).toEqual([named, tagged]);
});

it.each([
  [null, null],
  ['</v2/_catalog?last=b&n=2>; rel="next"', "/v2/_catalog?last=b&n=2"],
  ["<?last=b>; rel=next", "/v2/_catalog?last=b"],
  ['<http://inside:5000/v2/_catalog?last=b>; rel="next"', "/v2/_catalog?last=b"],
  ['</first>; rel="first", </more>; title="x"; rel="prev next"', "/more"],
  ['</first>; rel="first"', null],
  ["<http://[>; rel=next", null],
  ["nonsense", null],
])("the page after %s is %s", (link, path) => expect(nextPage(link, "/v2/_catalog?n=2")).toBe(path));

it.each([
  [["b", "a"], 2, ["b", "a"], 0],
  [["v2", "v10", "latest", "v1"], 2, ["latest", "v10"], 2],
  [["1.9.0", "1.10.0", "1.10.0-rc1"], 2, ["1.10.0-rc1", "1.10.0"], 1],
])("of tags %j the first %i are %j", (tags, most, chosen, left) => {
  expect(chosenTags(tags, most)).toEqual({ chosen, left });
});
