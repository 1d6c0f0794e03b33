import { beforeEach, describe, expect, it } from "vitest";
import { findCollectorActor } from "../../access/read.ts";
import { person } from "../../access/testing.ts";
import { withClock } from "../../clock.ts";
import { sql } from "../../db/client.ts";
import { testDatabase } from "../../db/testing.ts";
import { push, wipe } from "../../ingest/testing.ts";
import { getCollector } from "../read.ts";
import { NewCollector } from "../schema.ts";
import { createCollector } from "../write.ts";
import type { Beat } from "./schema.ts";
import { keepBeat } from "./write.ts";

await testDatabase();
const admin = await person("admin");
beforeEach(wipe);

const NOW = new Date("2026-03-01T10:00:00Z");
const beat = (change: Partial<Beat> = {}): Beat => ({
  agent: { kind: "docker", version: "0.0.9" },
  sentAt: "2026-03-01T09:59:30Z",
  intervalSeconds: 300,
  source: { kind: "docker", name: "dock-1", version: "27.5.1" },
  waiting: 1,
  lost: 0,
  troubles: [{ at: "2026-03-01T09:00:00Z", event: "unseen", reason: "no engine answers" }],
  unchanged: [],
  ...change,
});

const connected = async (intervalSeconds: number | null = null) => {
  const { collectorId, token } = await createCollector(
    admin,
    NewCollector.parse({ name: "dock", kind: "docker", intervalSeconds }),
  );
  return { collectorId, actor: (await findCollectorActor(token))! };
};

describe("a beat", () => {
  it("is what the collector's page says of its agent, until the next one", async () => {
    const { collectorId, actor } = await connected();
    expect(await getCollector(admin, collectorId)).toMatchObject({ beatAt: null, agent: null, tool: null });
    await withClock(NOW, () => keepBeat(actor, beat()));
    expect(await getCollector(admin, collectorId)).toMatchObject({
      beatAt: NOW.toISOString(),
      seenAt: null,
      agent: {
        agent: { kind: "docker", version: "0.0.9" },
        older: true,
        skewSeconds: 30,
        intervalSeconds: 300,
        source: { kind: "docker", name: "dock-1", version: "27.5.1" },
        waiting: 1,
        troubles: [{ reason: "no engine answers" }],
      },
    });
    await withClock(NOW, () =>
      keepBeat(
        actor,
        beat({
          sentAt: "2026-03-01T10:02:00Z",
          troubles: [],
          agent: { kind: "docker", version: "99.0.0" },
        }),
      ),
    );
    const { agent } = await getCollector(admin, collectorId);
    expect(agent).toMatchObject({ older: false, skewSeconds: -120, troubles: [] });
  });

  it.each([
    [null, 840],
    [60, 0],
    [300, 240],
    [86_400, 840],
  ])(
    "says for how long what did not change stands, at an interval of %j: %d s",
    async (interval, seconds) => {
      const { actor } = await connected(interval);
      expect(await keepBeat(actor, beat())).toMatchObject({ standSeconds: seconds });
    },
  );

  it("asks for what is not known from this very collector", async () => {
    const { actor } = await connected();
    const sent = await push(actor, Buffer.from("{ not json"));
    const unknown = "0".repeat(64);
    expect(await keepBeat(actor, beat({ unchanged: [sent.sha256, unknown] }))).toMatchObject({
      wanted: [unknown],
    });
    const { actor: other } = await createCollector(
      admin,
      NewCollector.parse({ name: "other", kind: "docker" }),
    ).then(async ({ token }) => ({ actor: (await findCollectorActor(token))! }));
    expect(await keepBeat(other, beat({ unchanged: [sent.sha256] }))).toMatchObject({
      wanted: [sent.sha256],
    });
  });

  it("is a collector's, and no line of the audit log", async () => {
    await expect(keepBeat(admin, beat())).rejects.toMatchObject({ code: "forbidden" });
    const { actor } = await connected();
    const count = () => sql<{ n: number }>`select count(*)::int as n from audit_pending`;
    const before = await count();
    await keepBeat(actor, beat());
    expect(await count()).toEqual(before);
  });
});
