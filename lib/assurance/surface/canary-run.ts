/**
 * The product at work on secrets: goes in as they do, then reads everything there is to read. Argument: the folder for
 * the answers. What was minted on the way stands beside it.
 */
import { hash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { encode } from "next-auth/jwt";
import { cookieName } from "../../access/session-cookie.ts";
import { signIn } from "../../access/sessions/write.ts";
import { createFirstSignInLink } from "../../access/write.ts";
import { sequenceAudit } from "../../audit/jobs.ts";
import { disconnect, sql } from "../../db/client.ts";
import { applyDelivery } from "../../ingest/jobs.ts";
import { call, type Sent } from "./call.ts";
import { type Caller, personCaller } from "./callers.ts";
import type { CANARIES } from "./canary-names.ts";
import { type ApiRoute, loadRoutes } from "./routes.ts";

const [folder = "."] = process.argv.slice(2);
const secret = JSON.parse(process.env.PLIMSOLL_CANARIES ?? "{}") as Record<(typeof CANARIES)[number], string>;
delete process.env.PLIMSOLL_CANARIES;
const routes = await loadRoutes();
const minted: string[] = [];

const at = (method: string, path: string): ApiRoute =>
  routes.find((route) => route.method === method && route.path === `/api/v1${path}`)!;

const json = async (caller: Caller, method: string, path: string, body: unknown, sent: Sent = {}) => {
  const response = await call(at(method, path), caller, { ...sent, body: JSON.stringify(body) });
  const text = await response.text();
  const answer = text === "" ? {} : (JSON.parse(text) as Record<string, unknown>);
  if (response.status >= 500) throw new Error(`${method} ${path}: ${text}`);
  return { status: response.status, answer, text };
};

const insist = (holds: boolean, otherwise: string): void => {
  if (!holds) throw new Error(otherwise);
};

const keep = (name: string, bytes: Uint8Array | string): void =>
  writeFileSync(join(folder, name.replaceAll(/[^\w.-]+/g, "_").slice(0, 150)), bytes);

const people = async (admin: Caller): Promise<void> => {
  const person = {
    name: "Eve",
    email: "eve@plimsoll.example",
    role: "analyst",
    password: secret["a password"],
  };
  insist((await json(admin, "POST", "/people", person)).status === 201, "Eve was not made");
  await json(admin, "POST", "/people", { ...person, isAdmin: true });
  await json(admin, "POST", "/people", person);
  const from = { ip: "203.0.113.9", userAgent: "suite" };
  await signIn(person.email, secret["a wrong password"], from);
  await signIn("nobody@plimsoll.example", secret["a wrong password"], from);
  const signed = await signIn(person.email, secret["a password"], from);
  minted.push(signed!.sessionId);
  const sealed = await encode({
    token: { sub: signed!.userId, sid: signed!.sessionId },
    secret: process.env.NEXTAUTH_SECRET!,
  });
  minted.push(sealed);
  const eve: Caller = { name: "eve", headers: { cookie: `${cookieName()}=${sealed}` } };
  const wrong = { current: secret["a wrong password"], password: secret["a new password"] };
  keep("password refused", (await json(eve, "POST", "/me/password", wrong)).text);
  const right = { ...wrong, current: secret["a password"] };
  insist((await json(eve, "POST", "/me/password", right)).status < 300, "the password was not changed");
  const query = `?token=${secret["a session in an address"]}`;
  keep("token in an address", await (await call(at("GET", "/me"), admin, { query })).text());
};

const destinations = async (admin: Caller): Promise<void> => {
  const hook = `https://hooks.example/services/${secret["a webhook's address"]}`;
  const mail = { host: "mail.example", user: "ops", password: secret["a mail server's password"] };
  const connections = [
    { kind: "webhook", url: hook },
    { kind: "slack", url: `${hook}/2` },
    { kind: "email", ...mail, from: "a@plimsoll.example", to: ["b@plimsoll.example"] },
    {
      kind: "jira",
      site: "https://x.atlassian.net",
      account: "a@plimsoll.example",
      token: secret["a tracker's token"],
      project: "SEC",
    },
    { kind: "github", token: secret["a forge's token"], repository: "a/b" },
  ];
  for (const connection of connections) {
    const { answer, status, text } = await json(admin, "POST", "/notifications/destinations", {
      name: connection.kind,
      connection,
    });
    insist(status === 201, `the ${connection.kind} was not made: ${text}`);
    if (answer.signingSecret) minted.push(String(answer.signingSecret));
    const params = { destinationId: String(answer.id) };
    const change = { version: 1, connection: { ...connection, surely: 1 } };
    const refused = await json(admin, "PATCH", "/notifications/destinations/{destinationId}", change, {
      params,
    });
    keep(`${connection.kind} refused`, refused.text);
    const test = await json(
      admin,
      "POST",
      "/notifications/destinations/{destinationId}/test",
      {},
      { params },
    );
    keep(`${connection.kind} tested`, test.text);
  }
};

const documents = (): object[] => [
  {
    SchemaVersion: 2,
    ArtifactName: "registry.example/a:1",
    ArtifactType: "container_image",
    Results: [
      {
        Target: "/app/.env",
        Class: "secret",
        Secrets: [
          {
            RuleID: "generic-key",
            Category: "general",
            Severity: "HIGH",
            Title: "A key",
            StartLine: 1,
            EndLine: 1,
            Match: `key=${secret["a key that a scanner found"]}`,
            Code: { Lines: [{ Number: 1, Content: `key=${secret["a key that a scanner found"]}` }] },
          },
        ],
      },
    ],
  },
  [
    {
      Id: hash("sha256", "a container"),
      Name: "/a",
      Created: "2026-03-01T12:00:00Z",
      Image: `sha256:${hash("sha256", "an image")}`,
      State: { Status: "running", Running: true, StartedAt: "2026-03-01T12:00:00Z" },
      Config: {
        Image: "registry.example/a:1",
        Env: [`DB_PASSWORD=${secret["a variable of a container"]}`, "PATH=/bin"],
        Cmd: ["server", `--password=${secret["a password that a document holds"]}`],
      },
      HostConfig: { Privileged: true },
    },
  ] as unknown as object,
];

const reports = async (admin: Caller): Promise<void> => {
  const { answer } = await json(admin, "POST", "/collectors", { name: "ci", kind: "other" });
  const token = String(answer.token ?? "");
  if (token === "") throw new Error(`no token: ${JSON.stringify(answer)}`);
  minted.push(token);
  const ci: Caller = { name: "ci", headers: { authorization: `Bearer ${token}` } };
  for (const document of [...documents(), { broken: token }, [token]]) {
    const pushed = await json(ci, "POST", "/reports", document, { query: "?subject=host%3Aedge-1" });
    await applyDelivery({ deliveryId: Number(pushed.answer.deliveryId) }, { attempt: 1, last: true }).catch(
      () => undefined,
    );
  }
  const states = await sql<{ state: string }>`select state from delivery order by id limit 2`;
  insist(
    states.every(({ state }) => state === "applied"),
    `the documents are ${JSON.stringify(states)}`,
  );
  keep(
    "with a bad token",
    await (
      await call(at("GET", "/me"), { name: "x", headers: { authorization: `Bearer ${token.slice(0, -1)}x` } })
    ).text(),
  );
};

const KNOWN: Record<string, string> = {
  frameworkId: "nist-sp-800-190",
  controlId: "4.1.1",
  advisoryId: "generic-key",
};

/** All there is to read, except originals that one opens on purpose. */
const readAll = async (admin: Caller): Promise<void> => {
  const ids = ["1", "2", "3", "4"];
  for (const route of routes.filter(({ method, path }) => method === "GET" && !path.endsWith("/document"))) {
    const names = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
    const forms = route.path.endsWith("/export") ? ["?format=csv", "?format=jsonl", "?format=json"] : [""];
    for (const id of names.length > 0 ? ids : ["1"])
      for (const query of forms) {
        const params = Object.fromEntries(names.map((name) => [name, KNOWN[name] ?? id]));
        const response = await call(route, admin, { params, query });
        keep(`${route.path} ${id} ${query}`, new Uint8Array(await response.arrayBuffer()));
      }
  }
};

minted.push((await createFirstSignInLink()) ?? "");
const admin = await personCaller("admin", "admin");
await people(admin);
await destinations(admin);
await reports(admin);
await sequenceAudit();
await readAll(admin);
writeFileSync(join(folder, "..", "minted.json"), JSON.stringify(minted.filter((value) => value !== "")));
await disconnect();
process.exit(0);
