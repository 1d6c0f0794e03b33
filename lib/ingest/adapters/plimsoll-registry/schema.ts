import { z } from "zod";

/** What `plimsoll collect registry` ships: agent and adapter share these shapes. */
export const SNAPSHOT = "registry-snapshot";
export const SNAPSHOT_VERSION = 1;

const Digest = z.string().regex(/^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/, "not a digest");

/** Something in the registry that is about an image: by the referrers API, a tag of its name, or its index. */
export const Attached = z.object({
  kind: z.enum(["signature", "attestation", "sbom", "other"]),
  /** Of its manifest; it is attached to `of`, the image itself or an index that lists it. */
  digest: Digest,
  of: Digest,
  artifactType: z.string(),
  found: z.enum(["referrers", "fallback-tag", "cosign-tag", "index"]),
  /** What an attestation claims, where that can be told without trusting it. */
  predicateType: z.string().nullable(),
});
export type Attached = z.infer<typeof Attached>;

export const RegistryImage = z.object({
  digest: Digest,
  /** Image indexes that list it. */
  indexes: z.array(Digest),
  tags: z.array(z.string()),
  config: Digest,
  os: z.string().nullable(),
  architecture: z.string().nullable(),
  variant: z.string().nullable(),
  createdAt: z.string().nullable(),
  /** Compressed layers and configuration together. */
  sizeBytes: z.number().nullable(),
  layers: z.array(z.object({ diffId: z.string(), digest: z.string(), sizeBytes: z.number().nullable() })),
  /** `User` of the configuration: "" is the superuser. */
  user: z.string(),
  labels: z.record(z.string(), z.string()),
  /** Names only: values never leave the agent. */
  envNames: z.array(z.string()),
  /** Commands redacted, oldest first. */
  history: z.array(z.object({ createdAt: z.string().nullable(), command: z.string() })),
  /** Null where the registry did not say what is attached. */
  attached: z.array(Attached).nullable(),
});
export type RegistryImage = z.infer<typeof RegistryImage>;

export const RegistryRepository = z.object({
  name: z.string().min(1),
  /** All tags of images that the repository has; null or absent where not all are known, or not all were meant. */
  tags: z.array(z.string()).nullish(),
  /** Images, each platform of an index one. Read one by one. */
  images: z.array(z.unknown()),
  /** What the agent could not read, or passed over, and why. */
  remarks: z.array(z.object({ what: z.string(), reason: z.string() })),
});

/** As the agent writes it. */
export interface WrittenRepository extends z.infer<typeof RegistryRepository> {
  tags: string[] | null;
  images: RegistryImage[];
}

export const Snapshot = z.object({
  plimsoll: z.literal(SNAPSHOT),
  agent: z.object({ version: z.string() }),
  observedAt: z.string(),
  /** `registry.example:5000`, as images are named by. */
  registry: z.string().min(1),
  repositories: z.array(z.unknown()),
});

export type Snapshot = z.infer<typeof Snapshot>;

export interface WrittenSnapshot extends Snapshot {
  version: typeof SNAPSHOT_VERSION;
  repositories: WrittenRepository[];
}
