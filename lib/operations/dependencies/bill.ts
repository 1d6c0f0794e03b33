import { z } from "zod";
import type { BillEntry } from "../../intelligence/matching.ts";

/** What npm's lock file says (lockfileVersion 2 and 3), as far as it is read here. */
export const Lock = z.object({
  name: z.string(),
  version: z.string(),
  packages: z.record(
    z.string(),
    z.object({
      name: z.string().optional(),
      version: z.string().optional(),
      license: z.string().optional(),
      integrity: z.string().optional(),
      dev: z.boolean().optional(),
      link: z.boolean().optional(),
    }),
  ),
});
export type Lock = z.infer<typeof Lock>;

interface Dependency {
  name: string;
  version: string;
  license: string | null;
  /** Hexadecimal. */
  sha512: string | null;
}

const FOLDER = "node_modules/";

/** What runs with the product, each name and version once; what only its makers need is left out. */
export const dependenciesOf = (lock: Lock): Dependency[] => {
  const found = new Map<string, Dependency>();
  for (const [path, { name, version, license, integrity, dev, link }] of Object.entries(lock.packages)) {
    if (!path.includes(FOLDER) || dev || link || version === undefined) continue;
    const called = name ?? path.slice(path.lastIndexOf(FOLDER) + FOLDER.length);
    const sha512 = integrity?.startsWith("sha512-")
      ? Buffer.from(integrity.slice(7), "base64").toString("hex")
      : null;
    const key = `${called}@${version}`;
    if (!found.has(key)) found.set(key, { name: called, version, license: license ?? null, sha512 });
  }
  return [...found.values()].sort((a, b) =>
    a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1,
  );
};

/** As the matcher takes packages of any bill. */
export const billEntries = (lock: Lock): BillEntry[] =>
  dependenciesOf(lock).map(({ name, version }) => ({
    key: `npm/${name.toLowerCase()}`,
    type: "npm",
    version,
    epoch: 0,
    ecosystem: "npm",
    source: null,
  }));

const purl = (name: string, version: string): string =>
  `pkg:npm/${name.split("/").map(encodeURIComponent).join("/")}@${encodeURIComponent(version)}`;

/** CycloneDX 1.6 of the product itself; the same lock file gives the same document. */
export const billOfMaterials = (lock: Lock) => ({
  bomFormat: "CycloneDX",
  specVersion: "1.6",
  version: 1,
  metadata: {
    component: {
      type: "application",
      "bom-ref": purl(lock.name, lock.version),
      name: lock.name,
      version: lock.version,
      purl: purl(lock.name, lock.version),
    },
  },
  components: dependenciesOf(lock).map(({ name, version, license, sha512 }) => ({
    type: "library",
    "bom-ref": purl(name, version),
    name,
    version,
    purl: purl(name, version),
    ...(license === null ? {} : { licenses: [licenseChoice(license)] }),
    ...(sha512 === null ? {} : { hashes: [{ alg: "SHA-512", content: sha512 }] }),
  })),
});

/** One SPDX id stands as such in the lock file's field, `MIT OR Apache-2.0` is an expression. */
const licenseChoice = (license: string) =>
  /^[\w.+-]+$/.test(license) ? { license: { name: license } } : { expression: license };
