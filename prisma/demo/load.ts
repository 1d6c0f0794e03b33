/** `node prisma/demo/load.ts --url URL`: tells the demo estate's story to a running product, through its public API. */
import { execFile } from "node:child_process";
import { setTimeout } from "node:timers/promises";
import { parseArgs, promisify } from "node:util";
import { ACCOUNTS, DEMO_PASSWORD } from "./accounts.ts";
import { call, type Session, signInAs } from "./client.ts";
import { TEAMS } from "./estate.ts";
import { exceptions } from "./exceptions.ts";
import { type Chapter, story } from "./story.ts";
import { triage } from "./triage.ts";

const { values } = parseArgs({ options: { url: { type: "string", default: "http://127.0.0.1:3000" } } });
const url = values.url.replace(/\/$/, "");
const now = new Date();

/** How many documents may wait to be applied: enough to keep the worker busy, few enough to keep the order. */
const AHEAD = 6;

const COLLECTORS: Record<string, { kind: string; intervalSeconds: number | null }> = {
  "ci-trivy": { kind: "trivy", intervalSeconds: 7 * 86_400 },
  "nightly-grype": { kind: "grype", intervalSeconds: 7 * 86_400 },
  "prod-eu-inventory": { kind: "kubernetes", intervalSeconds: 7 * 86_400 },
  "staging-inventory": { kind: "kubernetes", intervalSeconds: 7 * 86_400 },
  "edge-docker": { kind: "docker", intervalSeconds: 86_400 },
  "prod-eu-kube-bench": { kind: "kube-bench", intervalSeconds: 7 * 86_400 },
  "staging-kube-bench": { kind: "kube-bench", intervalSeconds: 7 * 86_400 },
  "prod-eu-trivy-k8s": { kind: "trivy", intervalSeconds: 7 * 86_400 },
  "staging-trivy-k8s": { kind: "trivy", intervalSeconds: 7 * 86_400 },
};

const accounts = async (): Promise<Session | null> => {
  const [admin, ...others] = ACCOUNTS;
  if (await signInAs(url, admin.email, DEMO_PASSWORD)) return null;
  const command = ["lib/cli/plimsoll.ts", "first-link", "--url", url];
  const { stdout } = await promisify(execFile)(process.execPath, command);
  const token = stdout.trim().split("#")[1];
  if (!token) {
    throw new Error(
      "This data already belongs to somebody. Start the demo with a data directory of its own: npm start -- --demo --data DIR",
    );
  }
  const nobody: Session = { url, headers: {} };
  await call(nobody, "/api/v1/welcome", {
    method: "POST",
    body: JSON.stringify({ token, name: admin.name, email: admin.email, password: DEMO_PASSWORD }),
  });
  const session = await signInAs(url, admin.email, DEMO_PASSWORD);
  if (!session) throw new Error("The demo's admin could not sign in.");
  for (const { name, email, role } of others) {
    await call(session, "/api/v1/people", {
      method: "POST",
      body: JSON.stringify({ name, email, role, password: DEMO_PASSWORD }),
    });
  }
  return session;
};

const collectors = async (admin: Session): Promise<Map<string, Session>> => {
  const sessions = new Map<string, Session>();
  for (const [name, { kind, intervalSeconds }] of Object.entries(COLLECTORS)) {
    const { token } = await call<{ token: string }>(admin, "/api/v1/collectors", {
      method: "POST",
      body: JSON.stringify({ name, kind, intervalSeconds }),
    });
    sessions.set(name, { url, headers: { authorization: `Bearer ${token}` } });
  }
  return sessions;
};

/** Everything of the demo carries a team label but the images: their repository says whose they are. */
const teams = async (admin: Session): Promise<void> => {
  for (const name of TEAMS) {
    const rules = [{ label: "team", labelValue: name }, { repository: `registry.example/${name}/*` }];
    await call(admin, "/api/v1/teams", {
      method: "POST",
      body: JSON.stringify({ name, rules, criticality: name === "payments" ? 2 : 1 }),
    });
  }
};

interface Sent {
  deliveryId: number;
  session: Session;
}

const isSettled = async ({ deliveryId, session }: Sent): Promise<boolean> => {
  const { state, trouble } = await call<{ state: string; trouble: { reason: string } | null }>(
    session,
    `/api/v1/deliveries/${deliveryId}`,
  );
  if (state === "failed") throw new Error(`The demo's own document failed: ${trouble?.reason}`);
  return state !== "queued";
};

const tell = async (chapters: Chapter[], sessions: Map<string, Session>, analyst: Session): Promise<void> => {
  let waiting: Sent[] = [];
  let triaged = 0;
  for (const [n, chapter] of chapters.entries()) {
    const session = sessions.get(chapter.collector)!;
    const query = new URLSearchParams(chapter.subjects.map((subject) => ["subject", subject]));
    const { deliveryId } = await call<{ deliveryId: number }>(session, `/api/v1/reports?${query}`, {
      method: "POST",
      at: chapter.at,
      body: new TextEncoder().encode(JSON.stringify(chapter.document())),
      headers: { "plimsoll-observed-at": chapter.at.toISOString() },
    });
    waiting.push({ deliveryId, session });
    while (waiting.length >= AHEAD) waiting = await stillWaiting(waiting);
    if (n % 150 === 149) {
      while (waiting.length > 0) waiting = await stillWaiting(waiting);
      triaged += await triage(analyst, chapter.at, n);
      process.stdout.write(
        `  ${Math.round((100 * n) / chapters.length)} % (${chapter.at.toISOString().slice(0, 10)}), ${triaged} decisions\n`,
      );
    }
  }
  while (waiting.length > 0) waiting = await stillWaiting(waiting);
};

const stillWaiting = async (waiting: Sent[]): Promise<Sent[]> => {
  if (await isSettled(waiting[0]!)) return waiting.slice(1);
  await setTimeout(15);
  return waiting;
};

const admin = await accounts();
if (admin) {
  const chapters = story(now);
  console.log(`Telling ${chapters.length} documents of a year…`);
  const analyst = await signInAs(url, "analyst@demo.example", DEMO_PASSWORD);
  if (!analyst) throw new Error("The demo's analyst could not sign in.");
  await teams(admin);
  await tell(chapters, await collectors(admin), analyst);
  const ciso = await signInAs(url, "ciso@demo.example", DEMO_PASSWORD);
  if (!ciso) throw new Error("The demo's CISO could not sign in.");
  await exceptions(analyst, ciso, now);
} else console.log("The demo estate is there already.");
console.log(`\nDemo accounts, password ${DEMO_PASSWORD}`);
for (const { role, email } of ACCOUNTS) console.log(`  ${role.padEnd(8)} ${email}`);
