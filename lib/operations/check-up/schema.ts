import { z } from "zod";
import { Severity } from "../../findings/schema.ts";

/** What browsers are shown at the product's own address; null where that is plain http. */
export const CertificateCheck = z.object({
  host: z.string(),
  validTo: z.string().nullable(),
  error: z.string().nullable(),
});
export type CertificateCheck = z.infer<typeof CertificateCheck>;

export const OwnAdvisory = z.object({
  package: z.string(),
  version: z.string(),
  advisory: z.string(),
  severity: Severity,
  summary: z.string(),
  fixedVersion: z.string(),
});
export type OwnAdvisory = z.infer<typeof OwnAdvisory>;

export const DependencyCheck = z.object({
  packages: z.int(),
  /** Whether any advisory is known at all: without one, nothing was found because nothing could be. */
  anyAdvisory: z.boolean(),
  advisories: z.array(OwnAdvisory),
});
export type DependencyCheck = z.infer<typeof DependencyCheck>;

export interface CheckUps {
  certificate: CertificateCheck | null;
  dependencies: DependencyCheck;
}
