import { expect, it } from "vitest";
import { inspectDocument } from "../../ingest/inspect.ts";
import { billEntries, billOfMaterials, dependenciesOf, Lock } from "./bill.ts";
import { readLock } from "./lock-file.ts";

const lock = Lock.parse({
  name: "plimsoll",
  version: "1.0.0",
  packages: {
    "": { name: "plimsoll", version: "1.0.0" },
    "node_modules/@scope/left": { version: "1.2.0", license: "MIT", integrity: "sha512-AQID" },
    "node_modules/right": { version: "2.0.0", license: "(MIT OR Apache-2.0)" },
    "node_modules/right/node_modules/@scope/left": { version: "1.0.0" },
    "node_modules/other/node_modules/right": { version: "2.0.0" },
    "node_modules/tester": { version: "9.0.0", dev: true },
    "node_modules/alias": { name: "real", version: "3.0.0" },
  },
});

it("lists what runs, each once, under its real name", () =>
  expect(dependenciesOf(lock).map(({ name, version }) => `${name}@${version}`)).toEqual([
    "@scope/left@1.0.0",
    "@scope/left@1.2.0",
    "real@3.0.0",
    "right@2.0.0",
  ]));

it("asks the matcher about npm packages", () =>
  expect(billEntries(lock)[0]).toMatchObject({ key: "npm/@scope/left", ecosystem: "npm", version: "1.0.0" }));

it("is CycloneDX with package URLs, licences and hashes", () => {
  const { components } = billOfMaterials(lock);
  expect(components[1]).toMatchObject({
    purl: "pkg:npm/%40scope/left@1.2.0",
    licenses: [{ license: { name: "MIT" } }],
    hashes: [{ alg: "SHA-512", content: "010203" }],
  });
  expect(components[3]?.licenses).toEqual([{ expression: "(MIT OR Apache-2.0)" }]);
});

it("our own is read by our own reader, every component of it", () => {
  const own = billOfMaterials(readLock());
  const inspection = inspectDocument(Buffer.from(JSON.stringify(own)));
  expect(inspection.format).toMatch(/cyclonedx/);
  expect(inspection.counts.components).toBe(own.components.length);
  expect(own.components.map(({ name }) => name)).toEqual(expect.arrayContaining(["next", "pg", "zod"]));
});
