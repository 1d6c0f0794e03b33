import { describe, expect, it } from "vitest";
import { Chance } from "../chance.ts";
import { judge } from "./judge.ts";
import { mutant } from "./mutant.ts";
import { plantedReader } from "./planted.ts";
import { plantSecrets } from "./secrets.ts";
import { seedsByFormat } from "./seeds.ts";

const formats = seedsByFormat({ corpus: false });
const all = [...formats.values()].flat();

describe("mutants", () => {
  it("are made of every adapter's fixtures, the same for the same seed", () => {
    expect(formats.size).toBeGreaterThan(40);
    for (const seed of all.slice(0, 40)) {
      const one = mutant(seed, all, new Chance(seed.name));
      expect(one).toEqual(mutant(seed, all, new Chance(seed.name)));
    }
  });

  it("mostly differ from what they were made of, and some are still read", () => {
    const trivy = formats.get("trivy")!;
    const made = Array.from({ length: 200 }, (_, n) =>
      mutant(trivy[n % trivy.length]!, all, new Chance(`t${n}`)),
    );
    expect(made.filter(({ bytes }) => trivy.some((seed) => seed.bytes.equals(bytes))).length).toBeLessThan(
      20,
    );
    expect(made.some(({ canary }) => canary !== null)).toBe(true);
    expect(new Set(made.map(({ how }) => how)).size).toBeGreaterThan(60);
  });
});

describe("secrets", () => {
  it("are planted where documents carry them", () => {
    const pod = {
      containers: [{ image: "x", env: [{ name: "A", value: "a" }], args: ["b"] }],
      config: { Env: ["A=b"] },
      secret: { apiVersion: "v1", kind: "Secret", data: {} },
    };
    expect(plantSecrets(pod, "canary1bird")).toBe(4);
    expect(JSON.stringify(pod)).toContain("canary1bird");
  });
});

describe("the judge", () => {
  it("finds each planted violation", () => {
    expect(plantedReader()).toEqual([]);
  });

  it("complains of keys that no index holds", () => {
    const rule = { id: "x".repeat(3_000) };
    const observation = {
      slice: "s",
      rule,
      component: { key: "c" },
      version: "",
      fixedVersion: "",
      place: "",
    };
    const reading = { targets: [{ slices: [{ key: "s" }], observations: [observation] }] };
    const { complaints } = judge(() => [{ reading: reading as never, sha256: null }], Buffer.alloc(0), null);
    expect(complaints).toEqual([expect.stringContaining("a key of 3000 characters")]);
  });
});
