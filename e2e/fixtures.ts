import { execFileSync } from "node:child_process";
import { test as base, expect, type Page } from "@playwright/test";

export const PASSWORD = "a long enough password";
const url = (): string => process.env.PLIMSOLL_E2E_URL ?? "http://127.0.0.1:3000";

interface Member {
  email: string;
  role: string;
}

const asJson = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: "POST",
  body: JSON.stringify(body),
  headers: { "content-type": "application/json", origin: url(), ...headers },
});

const cookiesOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";", 1)[0])
    .join("; ");

/** Signs in as the browser's form does; the cookie header for API calls. */
const signedIn = async (email: string): Promise<string | null> => {
  const csrf = await fetch(`${url()}/api/auth/csrf`);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const jar = cookiesOf(csrf);
  const response = await fetch(`${url()}/api/auth/callback/credentials`, {
    method: "POST",
    redirect: "manual",
    headers: { "content-type": "application/x-www-form-urlencoded", cookie: jar, origin: url() },
    body: new URLSearchParams({ csrfToken, email, password: PASSWORD, json: "true" }),
  });
  const session = cookiesOf(response);
  return session.includes("plimsoll.session=") ? `${jar}; ${session}` : null;
};

const ADMIN: Member = { email: "admin@e2e.example", role: "admin" };

/** What `npm start` prints on an empty instance. */
export const firstLink = (env: NodeJS.ProcessEnv = process.env): string => {
  const command = ["lib/cli/plimsoll.ts", "first-link", "--url", env.PLIMSOLL_E2E_URL ?? url()];
  return execFileSync(process.execPath, command, { encoding: "utf8", env }).trim();
};

/** The first account comes from the one-time link. Specs run side by side: one makes it, the others find it made. */
const adminCookie = async (): Promise<string> => {
  for (let tries = 0; tries < 20; tries++) {
    const known = await signedIn(ADMIN.email);
    if (known) return known;
    const token = firstLink().split("#")[1];
    if (token) {
      const account = { token, name: "Admin", email: ADMIN.email, password: PASSWORD };
      await fetch(`${url()}/api/v1/welcome`, asJson(account));
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error("The admin could not sign in.");
};

const ensureMember = async (role: string): Promise<Member> => {
  if (role === "admin") {
    await adminCookie();
    return ADMIN;
  }
  const member = { email: `${role}@e2e.example`, role };
  if (await signedIn(member.email)) return member;
  const cookie = await adminCookie();
  await fetch(
    `${url()}/api/v1/people`,
    asJson({ name: `The ${role}`, email: member.email, role, password: PASSWORD }, { cookie }),
  );
  return member;
};

export interface Collector {
  token: string;
  push(
    document: unknown,
    subjects?: string[],
  ): Promise<{ deliveryId: number; state: string; outcome: Record<string, number> | null; sha256: string }>;
}

const collectorNamed = async (name: string): Promise<Collector> => {
  const cookie = await adminCookie();
  const response = await fetch(`${url()}/api/v1/collectors`, asJson({ name, kind: "other" }, { cookie }));
  if (!response.ok) throw new Error(`The collector ${name} was not made: ${await response.text()}`);
  const { token } = (await response.json()) as { token: string };
  const headers = { authorization: `Bearer ${token}` };
  return {
    token,
    async push(document, subjects = []) {
      const query = new URLSearchParams(subjects.map((subject) => ["subject", subject]));
      const accepted = await fetch(`${url()}/api/v1/reports?${query}`, {
        method: "POST",
        body: JSON.stringify(document),
        headers,
      });
      if (!accepted.ok) throw new Error(`The report was refused: ${await accepted.text()}`);
      const { deliveryId } = (await accepted.json()) as { deliveryId: number };
      for (let tries = 0; tries < 150; tries++) {
        const delivery = await fetch(`${url()}/api/v1/deliveries/${deliveryId}`, { headers }).then((r) =>
          r.json(),
        );
        if (delivery.state !== "queued") return delivery;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      throw new Error(`Delivery ${deliveryId} was not applied.`);
    },
  };
};

interface Fixtures {
  /** Opens a page as somebody of the role. */
  as(role: string): Promise<Page>;
  collector: Collector;
}

export const test = base.extend<Fixtures>({
  as: async ({ page }, use) => {
    await use(async (role) => {
      const { email } = await ensureMember(role);
      // One page may be several people in turn.
      await page.context().clearCookies();
      await page.goto("/sign-in");
      await page.getByLabel(/e-mail/i).fill(email);
      await page.getByLabel(/password/i).fill(PASSWORD);
      await page.keyboard.press("Enter");
      await page.waitForURL((address) => !address.pathname.startsWith("/sign-in"));
      return page;
    });
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern to know what the fixture needs
  collector: async ({}, use, info) => {
    await use(await collectorNamed(`e2e-${info.testId}-${info.retry}`));
  },
});

export { expect };
