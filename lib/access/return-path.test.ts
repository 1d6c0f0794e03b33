import { expect, it } from "vitest";
import { returnPath } from "./return-path.ts";

it.each([
  ["/findings?status=open", "/findings?status=open"],
  ["/", "/"],
  ["/apiary", "/apiary"],
])("goes back to %s", (wanted, path) => expect(returnPath(wanted)).toBe(path));

it.each([
  "https://elsewhere.example/",
  "//elsewhere.example",
  "/\\elsewhere.example",
  "/\t/elsewhere.example",
  "/a\\b",
  "javascript:alert(1)",
  "findings",
  "",
  "/sign-in?return=/",
  "/sign-out",
  "/api/v1/me",
  null,
  ["/a", "/b"],
])("goes home instead of to %j", (wanted) => expect(returnPath(wanted)).toBe("/home"));
