import { describe, expect, it } from "vitest";
import { sourceUrl, withoutCredentials } from "./source-url.ts";

describe("source URLs", () => {
  it.each([
    ["https://bot:s3cret@git.example/shop.git", "https://git.example/shop.git"],
    ["https://token@git.example/shop", "https://git.example/shop"],
    ["git+https://git.example/shop.git?x=1#main", "https://git.example/shop.git"],
    ["git@git.example:acme/shop.git", "git@git.example:acme/shop.git"],
    ["lib/x.jar", null],
    [".", null],
    ["", null],
    [null, null],
  ])("reads %j as %j", (name, url) => {
    expect(sourceUrl(name)).toBe(url);
  });

  it.each([
    ["https://bot:p@ss@git.example/a", "https://git.example/a"],
    ["registry.example/a@sha256:1", "registry.example/a@sha256:1"],
    ["https://git.example/a@b", "https://git.example/a@b"],
  ])("shows %s as %s", (name, shown) => {
    expect(withoutCredentials(name)).toBe(shown);
  });
});
