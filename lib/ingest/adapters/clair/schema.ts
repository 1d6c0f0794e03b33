import { z } from "zod";

/** clair-scanner's report: the packages are checked one by one where they are read. */
export const ClairScannerReport = z.looseObject({
  image: z.string().nullish(),
  vulnerabilities: z.array(z.unknown()).nullable(),
});

/** Klar's report: lists by severity. */
export const KlarReport = z.looseObject({
  Vulnerabilities: z.record(z.string(), z.array(z.unknown()).nullable()).nullable(),
});

const ClairLayer = z.looseObject({
  NamespaceName: z.string().nullish(),
  Namespace: z.string().nullish(),
  Features: z.array(z.unknown()).nullish(),
});
export type ClairLayer = z.infer<typeof ClairLayer>;

const LayerEnvelope = z.looseObject({ Layer: ClairLayer });

/** An answer of the first interface (`GET /v1/layers/NAME?vulnerabilities`), bare, as Quay passes it on, or in a list. */
export const ClairLayers = z.union([
  LayerEnvelope,
  z.looseObject({ data: LayerEnvelope }),
  z.looseObject({
    Registry: z.string().nullish(),
    ImageName: z.string().nullish(),
    Tag: z.string().nullish(),
    Layers: z.array(LayerEnvelope),
  }),
]);
export type ClairLayers = z.infer<typeof ClairLayers>;

const byId = z.record(z.string(), z.unknown()).nullish();

/** The vulnerability report of Clair 4 (claircore): everything once, by id. */
export const ClairReport = z.looseObject({
  manifest_hash: z.string().nullish(),
  packages: byId,
  distributions: byId,
  repository: byId,
  repositories: byId,
  environments: byId,
  vulnerabilities: byId,
  package_vulnerabilities: z.record(z.string(), z.unknown()).nullable(),
  enrichments: byId,
});
export type ClairReport = z.infer<typeof ClairReport>;
