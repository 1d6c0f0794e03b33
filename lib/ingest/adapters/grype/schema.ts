import { z } from "zod";

const IgnoreRule = z.looseObject({
  vulnerability: z.string().nullish(),
  reason: z.string().nullish(),
  "match-type": z.string().nullish(),
  package: z.looseObject({ "upstream-name": z.string().nullish() }).nullish(),
});
export type IgnoreRule = z.infer<typeof IgnoreRule>;

/** The parts of Grype's configuration that leave findings out. */
export const GrypeConfiguration = z.looseObject({
  "only-fixed": z.boolean().nullish(),
  "only-notfixed": z.boolean().nullish(),
  "ignore-wontfix": z.string().nullish(),
  ignore: z.array(IgnoreRule).nullish(),
  exclude: z.array(z.string()).nullish(),
  "vex-documents": z.array(z.string()).nullish(),
});
export type GrypeConfiguration = z.infer<typeof GrypeConfiguration>;

/** Grype's JSON; matches are checked one by one where they are read. */
export const GrypeReport = z.looseObject({
  matches: z.array(z.unknown()).nullable(),
  ignoredMatches: z.array(z.unknown()).nullish(),
  source: z.looseObject({ type: z.string().nullish(), target: z.unknown().optional() }).nullish(),
  distro: z.looseObject({ name: z.string().nullish(), version: z.string().nullish() }).nullish(),
  descriptor: z
    .looseObject({
      name: z.string().nullish(),
      version: z.string().nullish(),
      configuration: z.unknown().optional(),
      db: z.unknown().optional(),
      timestamp: z.unknown().optional(),
    })
    .nullish(),
});
export type GrypeReport = z.infer<typeof GrypeReport>;
