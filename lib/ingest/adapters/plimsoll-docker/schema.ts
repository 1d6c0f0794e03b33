import { z } from "zod";

/** What `plimsoll collect docker` sends: a whole look at a host, or containers that came and went between two looks. */
export const DockerSnapshot = z.object({
  plimsoll: z.literal("docker-snapshot"),
  version: z.literal(1),
  agent: z.object({ version: z.string() }),
  observedAt: z.string(),
  host: z.string().trim().min(1).max(253),
  engine: z.object({ name: z.string(), version: z.string() }),
  connection: z.enum(["unix", "tcp", "tls"]),
  /** As the engine answers, redacted; null where it was not looked at. */
  info: z.record(z.string(), z.unknown()).nullable(),
  containers: z.array(z.unknown()).nullable(),
  images: z.array(z.unknown()).nullable(),
  lifetimes: z.array(z.unknown()),
});
export type DockerSnapshot = z.infer<typeof DockerSnapshot>;
