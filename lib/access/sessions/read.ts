import { prisma } from "../../db/client.ts";
import type { Actor } from "../actor.ts";
import { IDLE_HOURS } from "../read.ts";
import type { OwnSession } from "../schema.ts";

/** The actor's own sessions that are still good, the newest first. `current` is the digest of the one that asks. */
export const listSessions = async (actor: Actor, current: string | null): Promise<OwnSession[]> => {
  const sessions = await prisma().session.findMany({
    where: {
      userId: actor.id,
      revokedAt: null,
      expiresAt: { gt: new Date() },
      seenAt: { gt: new Date(Date.now() - IDLE_HOURS * 3_600_000) },
    },
    orderBy: { createdAt: "desc" },
  });
  return sessions.map(({ id, createdAt, seenAt, ip, userAgent }) => ({
    name: id.slice(0, 16),
    current: id === current,
    createdAt: createdAt.toISOString(),
    seenAt: seenAt.toISOString(),
    ip,
    userAgent,
  }));
};
