import { expect, it } from "vitest";
import { homeOf } from "./home.ts";

it.each([
  ["ciso", "/"],
  ["analyst", "/findings"],
  ["auditor", "/compliance"],
  ["admin", "/"],
  ["viewer", "/"],
  ["toString", "/"],
])("%s begins at %s", (role, path) => expect(homeOf(role)).toBe(path));
