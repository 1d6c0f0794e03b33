import { z } from "zod";

/** Entries are checked one by one where they are read, so that a bad one costs only itself. */
const entries = z.array(z.unknown()).nullish();

/** One target of a scan: the packages of an OS, a lock file, a configuration file, a file with secrets. */
export const TrivyResult = z.looseObject({
  Target: z.string(),
  Class: z.string().nullish(),
  Type: z.string().nullish(),
  Packages: entries,
  Vulnerabilities: entries,
  Misconfigurations: entries,
  Secrets: entries,
  Licenses: entries,
  CustomResources: entries,
  ExperimentalModifiedFindings: entries,
});
export type TrivyResult = z.infer<typeof TrivyResult>;

/** What Trivy knows of the artifact; also stands in each resource of a cluster report. */
export const TrivyMetadata = z.looseObject({
  OS: z
    .looseObject({ Family: z.string().nullish(), Name: z.string().nullish(), EOSL: z.boolean().nullish() })
    .nullish(),
  ImageID: z.string().nullish(),
  Reference: z.string().nullish(),
  RepoURL: z.string().nullish(),
  RepoTags: z.array(z.string()).nullish(),
  RepoDigests: z.array(z.string()).nullish(),
  DiffIDs: z.array(z.string()).nullish(),
  Size: z.number().nullish(),
});
export type TrivyMetadata = z.infer<typeof TrivyMetadata>;

/** Schema version 2, written since Trivy 0.20. */
export const TrivyReport = z.looseObject({
  SchemaVersion: z.literal(2),
  CreatedAt: z.unknown().optional(),
  ArtifactName: z.string().nullish(),
  ArtifactType: z.string().nullish(),
  Trivy: z.looseObject({ Version: z.string().nullish() }).nullish(),
  Metadata: TrivyMetadata.nullish(),
  Results: entries,
});
export type TrivyReport = z.infer<typeof TrivyReport>;

/** Before 0.20 the document was the bare list of results. */
export const LegacyTrivyReport = z.array(z.unknown());
