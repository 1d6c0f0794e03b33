import { afterAll, beforeEach } from "vitest";
import { type ScannedImage, trivyImage } from "../../prisma/factories/trivy.ts";
import type { Actor } from "../access/actor.ts";
import { person } from "../access/testing.ts";
import { sql } from "../db/client.ts";
import { collector, push, wipe } from "../ingest/testing.ts";
import type { Jobs } from "../jobs/queue.ts";
import { TASKS } from "../jobs/tasks.ts";
import type { Connection } from "./destinations/schema.ts";
import { addDestination } from "./destinations/write.ts";
import { listMessages } from "./messages/read.ts";
import { MessagePage } from "./messages/schema.ts";
import { listen } from "./parcels/testing.ts";
import { NewRule } from "./rules/schema.ts";
import { addRule } from "./rules/write.ts";

/** What this noun's jobs are called; all others stay in the queue. */
const NAMES = ["notifications_match", "message_deliver"];

type Task = (payload: Jobs[keyof Jobs], attempt: { attempt: number; last: boolean }) => Promise<void>;

/**
 * Runs what waits in the queue, once each, as the worker would, until nothing is left.
 * @param last whether each attempt is the last one; where it is not, a job that fails is left out and its error given back
 */
export const runJobs = async (last = false): Promise<Error[]> => {
  const errors: Error[] = [];
  for (;;) {
    const [job] = await sql<{ id: string; task: keyof Jobs; payload: Jobs[keyof Jobs] }>`
      delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
      where j.id = (select x.id from graphile_worker._private_jobs x
        join graphile_worker._private_tasks y on y.id = x.task_id where y.identifier = any(${NAMES}::text[])
        order by x.priority, x.id limit 1) and t.id = j.task_id
      returning j.id, t.identifier as task, j.payload`;
    if (!job) return errors;
    await (TASKS[job.task] as Task)(job.payload, { attempt: 1, last }).catch((error: Error) =>
      errors.push(error),
    );
  }
};

/** Nothing to tell, nobody to tell it to. */
export const wipeNotifications = async (): Promise<void> => {
  await sql`truncate destination, notification_rule, notification_message, notification_item, finding_issue, known_exploited`;
  await sql`delete from graphile_worker._private_jobs`;
};

/** What a test of this noun needs: people, a collector that is new each time, receivers that the operator allows. */
export const startDesk = async () => {
  process.env.NEXTAUTH_URL = "https://plimsoll.example";
  const admin = await person("admin");
  const analyst = await person("analyst");
  const ci: { actor: Actor } = { actor: admin };
  const closing: (() => void)[] = [];
  afterAll(() => {
    for (const close of closing) close();
  });
  beforeEach(async () => {
    await wipe();
    await wipeNotifications();
    process.env.PLIMSOLL_OUTBOUND_ALLOW = "";
    ci.actor = await collector("ci");
  });

  const started = async <S extends { host: string; close: () => void }>(starting: Promise<S>): Promise<S> => {
    const server = await starting;
    closing.push(server.close);
    process.env.PLIMSOLL_OUTBOUND_ALLOW = `${process.env.PLIMSOLL_OUTBOUND_ALLOW ?? ""} ${server.host}`;
    return server;
  };
  const hook = (status = () => 204) => started(listen(() => ({ status: status(), body: "" })));
  const scan = (flaws: Record<string, string>, change: Partial<ScannedImage> = {}) =>
    push(
      ci.actor,
      trivyImage({
        repository: "registry.example/shop/web",
        tag: "1",
        content: "web",
        os: { family: "debian", name: "12" },
        at: new Date(Date.now() - HOUR).toISOString(),
        flaws: Object.entries(flaws).map(([id, severity]) => ({
          id,
          package: "openssl",
          type: "deb",
          version: "3.0.1",
          severity: severity as "high",
        })),
        ...change,
      }),
    );
  const destination = async (connection: Connection, name = "there") =>
    (await addDestination(admin, { name, connection })).id;
  const rule = (destinationId: number, change: object = {}) =>
    addRule(
      admin,
      NewRule.parse({ name: `to ${destinationId}`, destinationId, event: "new_finding", ...change }),
    );
  const told = (server: { asked: { body: string }[] }) =>
    server.asked
      .map(({ body }) => JSON.parse(body))
      .map(({ type, data }) => ({ type, title: data.title, count: data.count }));
  const history = async (id: number) =>
    MessagePage.parse(await listMessages(admin, { destination: id, limit: 25 })).rows;
  return { admin, analyst, ci, started, hook, scan, destination, rule, told, history };
};

export const HOUR = 3_600_000;

export const jiraAt = (url: string): Connection => ({
  kind: "jira",
  site: url,
  account: "bot@example.com",
  token: "jira-token",
  project: "SEC",
  issueType: "Task",
  labels: [],
});
export const githubAt = (url: string): Connection => ({
  kind: "github",
  api: url,
  token: "github-token",
  repository: "example/ships",
  labels: ["security"],
});
