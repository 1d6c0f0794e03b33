import { describe, expect, it } from "vitest";
import type { Actor } from "../../access/actor.ts";
import { sql } from "../../db/client.ts";
import { testDatabase } from "../../db/testing.ts";
import { sendTest } from "../delivery/write.ts";
import { sendDueNotifications } from "../jobs.ts";
import { listRules } from "../rules/read.ts";
import { RuleChange } from "../rules/schema.ts";
import { changeRule, removeRule } from "../rules/write.ts";
import { jiraAt, runJobs, startDesk } from "../testing.ts";
import { listDestinations } from "./read.ts";
import { type Connection, DestinationView } from "./schema.ts";
import { addDestination, changeDestination, removeDestination, rotateSigningSecret } from "./write.ts";

await testDatabase();
const { admin, analyst, hook, scan, destination, rule, told, history } = await startDesk();

describe("settings", () => {
  it("give no secret away: not in views, not in the audit log, not in a table", async () => {
    const made = await addDestination(admin, {
      name: "hook",
      connection: { kind: "webhook", url: "https://hooks.example/url-canary?k=1" },
    });
    const { signingSecret } = await rotateSigningSecret(admin, made.id);
    await addDestination(admin, {
      name: "jira",
      connection: { ...jiraAt("https://jira.example"), token: "token-canary" } as Connection,
    });
    await changeDestination(admin, made.id, { version: 2, name: "renamed" });
    DestinationView.array().parse(await listDestinations(admin));
    const everything = JSON.stringify([
      await listDestinations(admin),
      await sql`select entry from audit_pending`,
      await sql`select entry from audit_entry`,
      (await sql<{ sealed: Buffer }>`select d.*, encode(sealed, 'escape') as text from destination d`).map(
        (row) => ({
          ...row,
          sealed: row.sealed.toString("latin1"),
        }),
      ),
    ]);
    for (const canary of [
      "url-canary",
      "token-canary",
      made.signingSecret!,
      signingSecret,
      signingSecret.slice(6),
    ])
      expect(everything).not.toContain(canary);
    expect(everything).toContain("destination.secret_rotated");
  });

  it("are an administrator's", async () => {
    expect(() =>
      addDestination(analyst, { name: "x", connection: { kind: "slack", url: "https://x.example/" } }),
    ).toThrow(/notifications:manage/);
    const viewer: Actor = { ...analyst, role: "viewer" };
    await expect(listDestinations(viewer)).rejects.toMatchObject({ code: "forbidden" });
    await expect(listRules(viewer)).rejects.toMatchObject({ code: "forbidden" });
    await expect(sendTest(analyst, 1)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("change, switch off and go with what hangs on them", async () => {
    const server = await hook();
    const id = await destination({ kind: "webhook", url: server.url });
    const { id: ruleId } = await rule(id, { schedule: { cadence: "daily" } });
    await scan({ "CVE-2026-1": "high" });
    await runJobs();
    expect((await listRules(admin))[0]).toMatchObject({ waiting: 1 });
    await changeRule(
      admin,
      ruleId,
      RuleChange.parse({ name: "at once", destinationId: id, event: "new_finding", version: 1 }),
    );
    await sendDueNotifications();
    await runJobs();
    expect(told(server)).toHaveLength(1);
    await expect(rule(id, { name: "at once" })).rejects.toMatchObject({ code: "conflict" });
    await expect(
      changeDestination(admin, id, { version: 1, connection: { kind: "slack", url: server.url } }),
    ).rejects.toMatchObject({ code: "conflict" });
    await changeDestination(admin, id, { version: 1, enabled: false });
    await scan({ "CVE-2026-2": "high" }, { content: "b", tag: "2" });
    await runJobs();
    expect(told(server)).toHaveLength(1);
    await removeRule(admin, ruleId);
    expect(await history(id)).toHaveLength(1);
    await removeDestination(admin, id);
    expect(await sql`select from notification_item`).toEqual([]);
  });
});
