import { z } from "zod";

/** Versions of the specification whose JSON is read; what they differ in (tools, ratings) is told apart where read. */
export const SPEC_VERSIONS = ["1.2", "1.3", "1.4", "1.5", "1.6", "1.7"];

const entries = z.array(z.unknown()).nullish();

export const CycloneDxComponent = z.looseObject({
  "bom-ref": z.string().nullish(),
  type: z.string().nullish(),
  group: z.string().nullish(),
  name: z.string(),
  version: z.string().nullish(),
  purl: z.string().nullish(),
  components: entries,
  properties: z.array(z.looseObject({ name: z.string().nullish(), value: z.string().nullish() })).nullish(),
  externalReferences: z
    .array(z.looseObject({ type: z.string().nullish(), url: z.string().nullish() }))
    .nullish(),
});
export type CycloneDxComponent = z.infer<typeof CycloneDxComponent>;

export const CycloneDxBom = z.looseObject({
  metadata: z
    .looseObject({
      timestamp: z.unknown().optional(),
      tools: z.unknown().optional(),
      component: CycloneDxComponent.nullish(),
    })
    .nullish(),
  components: entries,
  vulnerabilities: entries,
});
export type CycloneDxBom = z.infer<typeof CycloneDxBom>;
