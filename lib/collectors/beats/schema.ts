import { z } from "zod";

const Word = z.string().trim().min(1).max(253);

/** What an agent looks at: an engine on its host, a cluster, a registry. */
export const Source = z.strictObject({
  kind: z.enum(["docker", "podman", "kubernetes", "registry"]),
  name: Word,
  version: z.string().max(100).nullable(),
});
export type Source = z.infer<typeof Source>;

/** What went wrong where the agent is, as far as the server cannot know it by itself. */
export const AgentTrouble = z.strictObject({
  at: z.iso.datetime(),
  event: z.enum(["unseen", "passed_over", "refused", "lost"]),
  reason: z.string().max(500),
});
export type AgentTrouble = z.infer<typeof AgentTrouble>;

export const MOST_TROUBLES = 5;

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, "not a SHA-256");

/** An agent says that it is alive, and of itself. */
export const Beat = z.strictObject({
  agent: z.strictObject({
    kind: z.enum(["docker", "kubernetes", "registry"]),
    version: z.string().min(1).max(50),
  }),
  /** By its own clock. */
  sentAt: z.iso.datetime(),
  /** From one look to the next; null: it looks once. */
  intervalSeconds: z.int().min(1).nullable(),
  /** Null while it has seen nothing yet. */
  source: Source.nullable(),
  /** Parcels in its spool, and those that never left it. */
  waiting: z.int().min(0),
  lost: z.int().min(0),
  /** The latest first. */
  troubles: z.array(AgentTrouble).max(MOST_TROUBLES),
  /** Whole looks it has handed over of which nothing has changed: the SHA-256 of their documents. */
  unchanged: z.array(Sha256).max(100),
});
export type Beat = z.infer<typeof Beat>;

export const BeatAnswer = z.object({
  /** Version of this Plimsoll. */
  server: z.string(),
  /** Of those that did not change, the ones that are not known here: to be sent again. */
  wanted: z.array(Sha256),
  /** For so long the others stand; then they are sent again all the same, so that what was seen in them stays fresh. */
  standSeconds: z.int().min(0),
});
export type BeatAnswer = z.infer<typeof BeatAnswer>;

/** What is kept of the last beat. */
export const AgentProfile = z.object({
  ...Beat.omit({ sentAt: true, unchanged: true }).shape,
  /** Our clock less the agent's, when the beat came in: positive where it is behind. */
  skewSeconds: z.number(),
});
export type AgentProfile = z.infer<typeof AgentProfile>;
