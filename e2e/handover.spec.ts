import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import { Webhook } from "standardwebhooks";
import { scan } from "./documents.ts";
import { expect, test } from "./fixtures.ts";

interface Told {
  type: string;
  data: {
    id: string;
    title: string;
    link: string;
    count: number;
    entries: { name: string; facts: string[] }[];
  };
}

/** What a team runs at the end of a webhook: takes messages on the one port that the operator allows. */
class Receiver {
  readonly asked: { headers: IncomingHttpHeaders; body: string }[] = [];
  status = 204;
  private readonly server: Server = createServer(async (request, response) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    this.asked.push({ headers: request.headers, body: Buffer.concat(pieces).toString("utf8") });
    response.writeHead(this.status).end();
  });

  get host(): string {
    return process.env.PLIMSOLL_OUTBOUND_ALLOW ?? "";
  }
  async start(): Promise<void> {
    const [name, port] = this.host.split(":");
    await new Promise<void>((ready) => this.server.listen(Number(port), name, ready));
  }
  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
  /** The newest message of a type, its signature verified by a library of Standard Webhooks. */
  told(type: string, secret: string): Told | undefined {
    return this.asked
      .map(({ headers, body }) => new Webhook(secret).verify(body, headers as Record<string, string>) as Told)
      .findLast((one) => one.type === `plimsoll.${type}`);
  }
}

const receiver = new Receiver();
test.describe.configure({ mode: "serial" });
test.beforeAll(() => receiver.start());
test.afterAll(() => receiver.stop());

let secret = "";

test("a webhook is set up, tested, and what arrives is what was shown, signed", async ({ as }) => {
  const page = await as("admin");
  await page.goto("/settings/notifications");
  await page.getByRole("button", { name: "Add a destination" }).click();
  await page.getByLabel("Name").fill("Incident desk");
  await page.getByLabel("Address").fill("https://name:password@hooks.example/in");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByRole("alert")).toContainText("without name, password or fragment");
  await page.getByLabel("Address").fill(`http://${receiver.host}/in?key=url-canary`);
  await page.getByRole("button", { name: "Add", exact: true }).click();
  const shown = page.getByRole("dialog", { name: "The signing secret" });
  secret = await shown.locator("code").innerText();
  expect(secret).toMatch(/^whsec_/);
  await shown.getByRole("button", { name: "Done" }).click();

  await page.getByRole("button", { name: "Send a test to Incident desk" }).click();
  const trial = page.getByRole("dialog", { name: "Incident desk took the test" });
  await expect(trial.getByRole("region", { name: "Answer" })).toContainText("204");
  const told = receiver.told("test", secret);
  expect(told?.data.title).toBe("Test message of Admin");
  const payload = trial.getByRole("region", { name: "Payload" });
  await expect(payload).toContainText(told!.data.id);
  await expect(payload).toContainText(receiver.asked.at(-1)!.headers["webhook-signature"] as string);
  await expect(payload).not.toContainText("url-canary");
});

test("a rule fires on an upload; its message leads to exactly what it told", async ({ as, collector }) => {
  const page = await as("admin");
  await page.goto("/settings/notifications/rules");
  await page.getByRole("button", { name: "Add a rule" }).click();
  const form = page.getByRole("dialog", { name: "Add a rule" });
  await form.getByLabel("Name").fill("Bad on the desk");
  await form.getByLabel("Filter").fill("severity:>=hihg repository:registry.example/e2e/told");
  await expect(form.getByRole("alert")).toContainText("At 12:");
  await form.getByLabel("Filter").fill("severity:>=high repository:registry.example/e2e/told");
  await expect(form.getByRole("region", { name: "Preview" })).toContainText(
    "Would have sent 0 messages in the last 7 days",
  );
  await form.getByRole("button", { name: "Save rule" }).click();
  await expect(page.getByRole("list", { name: "Rules" })).toContainText("Nothing waits");

  await collector.push(scan("told"));
  await expect.poll(() => receiver.told("new_finding", secret)?.data.count, { timeout: 20_000 }).toBe(2);
  const { data } = receiver.told("new_finding", secret)!;
  expect(data.title).toBe("2 new findings: 1 critical, 1 high");
  await page.goto(data.link);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(data.title);
  const list = page.getByRole("list", { name: "What was told" });
  await expect(list.getByRole("listitem")).toHaveCount(2);
  await expect(list).toContainText("registry.example/e2e/told");
  await page.getByRole("link", { name: "All that the rule finds" }).click();
  await expect(page.getByText("2 findings").first()).toBeVisible();

  await page.goto("/settings/notifications/rules");
  await page.getByRole("button", { name: "Change Bad on the desk" }).click();
  await expect(page.getByRole("region", { name: "Preview" })).toContainText(
    "Would have sent 1 message in the last 7 days; 2 things matched.",
  );
});

test("an analyst hands a finding over; what its receiver refuses waits for a word", async ({
  as,
  collector,
}) => {
  await collector.push(scan("handed"));
  const page = await as("analyst");
  await page.goto("/findings?filter=severity%3Acritical%20repository%3Aregistry.example%2Fe2e%2Fhanded");
  await page.getByRole("row").nth(1).click();
  const panel = page.getByRole("complementary").filter({ hasText: "Hand over" });
  await panel.getByRole("button", { name: "Send to…" }).click();
  const dialog = page.getByRole("dialog", { name: "Send this finding" });
  await dialog.getByLabel("Note").fill("please look before noon");
  receiver.status = 410;
  await dialog.getByRole("button", { name: "Send", exact: true }).click();
  await expect
    .poll(() => receiver.told("issue", secret)?.data.entries[0]?.facts.at(-1))
    .toBe("sent by The analyst: please look before noon");
  await page.goto(receiver.told("issue", secret)!.data.link);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("CVE-2099-70001");

  await as("admin");
  await page.goto("/settings/notifications/deliveries?state=dead");
  const list = page.getByRole("list", { name: "Deliveries, the newest first" });
  await expect(list).toContainText("410", { timeout: 15_000 });
  receiver.status = 204;
  await list
    .getByRole("button", { name: /^Retry/ })
    .first()
    .click();
  await page.goto("/settings/notifications/deliveries");
  const newest = list.getByRole("listitem").first();
  await expect(newest).toContainText("Sent", { timeout: 15_000 });
  await expect(newest).toContainText("2 attempts");
  const attempts = receiver.asked.slice(-2).map(({ headers, body }) => [headers["webhook-id"], body]);
  expect(attempts[0]).toEqual(attempts[1]);
  await newest.getByRole("button", { name: /^Payload/ }).click();
  await expect(page.getByRole("dialog").getByRole("region", { name: "Payload" })).toContainText("webhook-id");
});

test("who may not is not offered it", async ({ as }) => {
  const page = await as("analyst");
  await page.goto("/settings/notifications");
  await expect(page.getByText("Incident desk").first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Add a destination" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: /^Send a test/ })).toHaveCount(0);
  await as("viewer");
  await page.goto("/settings");
  await expect(page.getByRole("link", { name: "Notifications" })).toHaveCount(0);
  expect((await page.request.get("/api/v1/notifications/messages")).status()).toBe(403);
});
