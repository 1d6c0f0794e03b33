import fc from "fast-check";
import { expect, it } from "vitest";
import { challengesIn } from "./challenge.ts";

it.each([
  [null, []],
  ['Basic realm="a"', [{ scheme: "basic", parameters: { realm: "a" } }]],
  [
    'Bearer realm="https://auth.example/token",service="reg, istry",scope="repository:a/b:pull,push"',
    [
      {
        scheme: "bearer",
        parameters: {
          realm: "https://auth.example/token",
          service: "reg, istry",
          scope: "repository:a/b:pull,push",
        },
      },
    ],
  ],
  [
    'Negotiate, BASIC realm="a \\"b\\"", bearer Realm=x , service = "y"',
    [
      { scheme: "basic", parameters: { realm: 'a "b"' } },
      { scheme: "bearer", parameters: { realm: "x", service: "y" } },
    ],
  ],
  ['Bearer realm="never ends', [{ scheme: "bearer", parameters: {} }]],
  ['realm="of nobody"', []],
])("reads %s", (header, challenges) => expect(challengesIn(header)).toEqual(challenges));

it("reads anything, soon", () => {
  const word = fc.constantFrom(
    "Basic ",
    "Bearer ",
    "a=",
    '"',
    "\\",
    ",",
    " ",
    "=",
    "realm",
    "x".repeat(3000),
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 200 }), (words) => {
      for (const { scheme } of challengesIn(words.join(""))) expect(["basic", "bearer"]).toContain(scheme);
    }),
  );
});
