import { z } from "zod";

const List = z.object({
  kind: z.string().trim().min(1),
  /** Null: everywhere. */
  namespace: z.string().nullable(),
  /** `whole`: all there is. Any other word says why it is not. */
  standing: z.string(),
  reason: z.string().nullable(),
  items: z.array(z.unknown()),
});

/** What `plimsoll collect kubernetes` sends: a whole look at a cluster, or what came and went between two looks. */
export const KubernetesSnapshot = z.object({
  plimsoll: z.literal("kubernetes-snapshot"),
  version: z.literal(1),
  agent: z.object({ version: z.string() }),
  observedAt: z.string(),
  cluster: z.object({ uid: z.string().nullable(), version: z.string().nullable() }),
  /** Null where the cluster was not looked at. */
  lists: z.array(List).nullable(),
  departed: z.array(z.unknown()),
});
export type KubernetesSnapshot = z.infer<typeof KubernetesSnapshot>;
