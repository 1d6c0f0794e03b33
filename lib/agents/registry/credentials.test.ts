import { describe, expect, it } from "vitest";
import { UsageError } from "../options.ts";
import { keptFor } from "./credentials.ts";
import { retryAfter } from "./pace.ts";

const auth = (text: string) => Buffer.from(text).toString("base64");
const kept = (auths: object, registry = "registry.example:5000") =>
  keptFor(registry, JSON.stringify({ auths, credsStore: "desktop" }), "config.json");

describe("what docker login kept", () => {
  it.each([
    ["a host", { "registry.example:5000": { auth: auth("bot:a:b") } }, { username: "bot", password: "a:b" }],
    [
      "an address",
      { "https://registry.example:5000/v2/": { auth: auth("bot:p") } },
      { username: "bot", password: "p" },
    ],
    [
      "words",
      { "registry.example:5000": { username: "bot", password: "p" } },
      { username: "bot", password: "p" },
    ],
    [
      "a token",
      { "registry.example:5000": { auth: auth("x:y"), identitytoken: "t" } },
      { identityToken: "t" },
    ],
    ["an entry of a program", { "registry.example:5000": {} }, null],
    ["another port", { "registry.example": { auth: auth("bot:p") } }, null],
    ["a part of the host", { "registry.example:5000/team": { auth: auth("bot:p") } }, null],
    ["no colon", { "registry.example:5000": { auth: auth("bot") } }, null],
  ])("by %s", (_, auths, found) => expect(kept(auths)).toEqual(found));

  it("for Docker Hub is under its old name", () => {
    expect(kept({ "https://index.docker.io/v1/": { auth: auth("bot:p") } }, "docker.io")).toEqual({
      username: "bot",
      password: "p",
    });
  });

  it.each(["", "[]", '{"auths":{"a":7}}'])("cannot be read from %j", (text) => {
    expect(() => keptFor("a", text, "f")).toThrow(UsageError);
  });
});

const NOW = new Date("2026-03-01T10:00:00Z");
it.each([
  ["7", 7_000],
  [" 0 ", 0],
  ["Sun, 01 Mar 2026 10:00:30 GMT", 30_000],
  ["Sun, 01 Mar 2026 09:00:00 GMT", 0],
  ["soon", null],
  ["-1", null],
  [null, null],
])("Retry-After %j is %j ms", (header, ms) => expect(retryAfter(header, NOW)).toBe(ms));
