import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { EVIDENCE } from "./evidence.ts";
import { PAGE, REGISTER, readRegister, registerPage, requiredIds } from "./register.ts";

const requirements = readRegister(readFileSync(REGISTER, "utf8"));

it("judges every requirement of levels 1 and 2, each once", () => {
  expect(requirements.map(({ id }) => id)).toEqual(requiredIds());
  expect(requirements).toHaveLength(253);
});

it("names for every pass a test that is there, by file and title", () => {
  for (const { id, verdict, evidence } of requirements) {
    if (verdict === "pass") expect(evidence, id).not.toEqual([]);
    for (const key of evidence) {
      const [file, title] = EVIDENCE[key] ?? [];
      expect(file, `${id}: ${key}`).toBeDefined();
      expect(existsSync(file!), `${id}: ${file}`).toBe(true);
      expect(readFileSync(file!, "utf8"), `${id}: ${file}`).toContain(title);
    }
  }
});

it("uses every piece of evidence", () => {
  const used = new Set(requirements.flatMap(({ evidence }) => evidence));
  expect(Object.keys(EVIDENCE).filter((key) => !used.has(key))).toEqual([]);
});

it("finds the sections that requirements point to", () => {
  const text = readFileSync("docs/security/surface.md", "utf8");
  for (const section of [
    "Sign-in",
    "Sessions",
    "Authorisation",
    "Input",
    "Files",
    "Keys and cryptography",
    "Outbound",
    "Data",
    "Logs",
    "Costly work",
    "Reverse proxy",
  ])
    expect(text).toContain(`\n## ${section}\n`);
  for (const [doc] of requirements.map(({ words }) => /docs\/[\w/]+\.md/.exec(words) ?? []))
    if (doc) expect(existsSync(doc), doc).toBe(true);
});

it("is what the page says: node lib/assurance/asvs/write-page.ts", () => {
  expect(readFileSync(PAGE, "utf8")).toBe(registerPage(requirements));
});

it("refuses a line that is none", () => {
  expect(() => readRegister("head\n1.1.1\tperhaps\twords\t")).toThrow(/no requirement/);
});
