import { expect, it } from "vitest";
import { changes } from "./changes.ts";

it.each([
  [{ role: "viewer" }, { role: "admin" }, [{ path: "role", before: "viewer", after: "admin" }]],
  [{ a: 1, b: 2 }, { a: 1, b: 2 }, []],
  [{ a: { b: 1 } }, { a: { b: null } }, [{ path: "a.b", before: "1", after: "null" }]],
  [{ a: 1 }, {}, [{ path: "a", before: "1", after: undefined }]],
  [undefined, { a: "x" }, [{ path: "a", before: undefined, after: "x" }]],
  [{ a: "x" }, undefined, [{ path: "a", before: "x", after: undefined }]],
  [undefined, undefined, []],
  [{ a: [1, 2] }, { a: [1, 3] }, [{ path: "a", before: "[1,2]", after: "[1,3]" }]],
  ["open", "closed", [{ path: "", before: "open", after: "closed" }]],
  [{}, { toString: "own" }, [{ path: "toString", before: undefined, after: "own" }]],
])("from %j to %j", (before, after, expected) => expect(changes(before, after)).toEqual(expected));
