import { expect, it } from "vitest";
import { recognise } from "./adapters.ts";

it("asks no adapter about an object of more members than any tool writes", () => {
  const sbom = { spdxVersion: "SPDX-2.3", SPDXID: "SPDXRef-DOCUMENT", packages: [] };
  expect(recognise(sbom)?.format).toBe("spdx");
  const wide = Object.fromEntries(Array.from({ length: 10_001 }, (_, n) => [`k${n}`, 0]));
  expect(recognise({ ...wide, ...sbom })).toBeUndefined();
});
