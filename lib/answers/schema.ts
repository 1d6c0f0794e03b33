import { z } from "zod";
import { FindingRow } from "../findings/list/schema.ts";

/** What an address may call an advisory: CVE, GHSA, a distribution's notice. */
export const AdvisoryName = z.strictObject({
  advisoryId: z
    .string()
    .trim()
    .min(3)
    .max(300)
    .transform((name) => (/^(cve|ghsa)-/i.test(name) ? canonicalCase(name) : name)),
});

/** CVE ids are upper case, GHSA ids lower case after the prefix; people paste either. */
const canonicalCase = (name: string): string =>
  /^cve/i.test(name) ? name.toUpperCase() : `GHSA${name.slice(4).toLowerCase()}`;

/** Something that runs what has it. */
export const RunningPlace = z.object({
  id: z.int(),
  kind: z.enum(["workload", "host"]),
  name: z.string(),
  namespace: z.string().nullable(),
  cluster: z.string().nullable(),
  team: z.string().nullable(),
  exposure: z.string(),
});
export type RunningPlace = z.infer<typeof RunningPlace>;

export const PLACES_SHOWN = 100;
export const FINDINGS_SHOWN = 100;

/** All that is asked when an advisory makes the news. Instants are RFC 3339 UTC. */
export const AdvisoryAnswer = z.object({
  name: z.string(),
  instant: z.string(),
  /** Somebody's report or a feed names it. */
  known: z.boolean(),
  title: z.string(),
  description: z.string(),
  aliases: z.array(z.string()),
  urls: z.array(z.string()),
  cvss: z.array(z.object({ source: z.string(), version: z.string(), score: z.number(), vector: z.string() })),
  epss: z.object({ score: z.number(), percentile: z.number().nullable() }).nullable(),
  kev: z
    .object({ addedAt: z.string().nullable(), dueAt: z.string().nullable(), ransomware: z.boolean() })
    .nullable(),
  /** The day each feed is of; null: never received, so "no" means nothing. */
  feeds: z.object({ epss: z.string().nullable(), kev: z.string().nullable() }),
  counts: z.object({
    open: z.int(),
    unconfirmed: z.int(),
    dismissed: z.int(),
    fixed: z.int(),
    gone: z.int(),
    withdrawn: z.int(),
    /** Open ones for which a fixed version is stated. */
    fixable: z.int(),
    /** Live images, hosts and others that have it now. */
    assets: z.int(),
  }),
  running: z.object({
    workloads: z.int(),
    hosts: z.int(),
    internet: z.int(),
    /** The most exposed first, the first hundred. */
    places: z.array(RunningPlace),
  }),
  owners: z.array(z.object({ team: z.string().nullable(), open: z.int() })),
  /** Published, first seen here, last fixed here; null: unknown or not yet. */
  window: z.object({
    publishedAt: z.string().nullable(),
    firstSeen: z.string().nullable(),
    fixedAt: z.string().nullable(),
  }),
  /** The first hundred findings, the worst first; open ones where there are any. */
  findings: z.array(FindingRow),
});
export type AdvisoryAnswer = z.infer<typeof AdvisoryAnswer>;
