import { scan } from "./documents.ts";
import { expect, test } from "./fixtures.ts";

test("a risk is accepted by two people, stands in the calendar, and reopens when it is revoked", async ({
  as,
  collector,
}) => {
  await collector.push(scan("accepted"));
  const ana = await as("analyst");
  const found = await (await ana.request.get("/api/v1/findings?limit=1&filter=repository:*accepted*")).json();
  const finding = found.rows[0];

  await ana.goto(`/findings/${finding.id}`);
  await ana.getByRole("link", { name: "Accept the risk for a time…" }).click();
  await expect(ana.getByRole("heading", { name: "Ask for an exception" })).toBeVisible();
  await expect(
    ana.getByText(/other (person|people) may approve it|Nobody else may approve it/),
  ).toBeVisible();
  await expect(ana.getByRole("region", { name: "What it covers now" })).toContainText("1 finding in 1 place");
  await ana
    .getByLabel("Why the risk can be taken")
    .fill("The port is closed until the vendor's fix of next month.");
  const day = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
  await ana.getByLabel("It ends at the latest on").fill(day);
  await ana.getByRole("button", { name: "Ask for approval" }).click();
  await expect(ana.getByText(/Nobody approves their own/)).toBeVisible();
  await expect(ana.getByRole("button", { name: "Approve" })).toHaveCount(0);
  const address = new URL(ana.url()).pathname;
  const id = Number(address.split("/").at(-1));
  const refused = await ana.request.put(`/api/v1/exceptions/${id}/decision`, {
    data: { decision: "approve", note: "", version: 1 },
    headers: { origin: new URL(ana.url()).origin },
  });
  expect(refused.status()).toBe(403);

  const cleo = await as("ciso");
  await cleo.setViewportSize({ width: 390, height: 800 });
  await cleo.goto("/exceptions?view=waiting");
  await cleo.goto(address);
  await cleo.getByRole("button", { name: "Approve" }).click();
  await expect(cleo.getByText("Approved. What is in its scope is accepted now.")).toBeVisible();
  await expect(cleo.getByText("1 finding under it now")).toBeVisible();

  const began = Date.now();
  await cleo.setViewportSize({ width: 1440, height: 900 });
  await cleo.goto(`/exceptions?month=${day.slice(0, 7)}`);
  await expect(cleo.getByRole("region", { name: "In this month" })).toContainText("approved by The ciso");
  expect(Date.now() - began).toBeLessThan(10_000);
  const now = await (await cleo.request.get(`/api/v1/findings/${finding.id}`)).json();
  expect(now.status).toBe("risk_accepted");

  await cleo.goto(address);
  await cleo.getByRole("button", { name: /^Revoke/ }).click();
  await expect(cleo.getByText("Revoked. Its findings are open again.")).toBeVisible();
  const after = await (await cleo.request.get(`/api/v1/findings/${finding.id}`)).json();
  expect(after.status).toBe("open");
});
