import { benchmark } from "./documents.ts";
import { expect, test } from "./fixtures.ts";

test("one person attests a control with a file, another agrees, and the control passes", async ({
  as,
  collector,
}) => {
  await collector.push(benchmark(), ["cluster:e2e-attest", "host:e2e-attest-node"]);
  const address = "/compliance/iso-27001-2022/A.5.1";
  const ana = await as("analyst");
  await ana.goto(address);
  await ana.getByRole("button", { name: "Attest" }).click();
  await ana
    .getByLabel("What you state")
    .fill("The policy is approved by the board and was reviewed in spring.");
  await ana
    .getByLabel("Evidence file")
    .setInputFiles({ name: "minutes.txt", mimeType: "text/plain", buffer: Buffer.from("minutes") });
  await ana.getByRole("dialog").getByRole("button", { name: "Attest" }).click();
  await expect(ana.getByText("Waits for review")).toBeVisible();
  await expect(ana.getByRole("button", { name: "Agree" })).toHaveCount(0);

  const cleo = await as("ciso");
  await cleo.goto(address);
  await cleo.getByRole("button", { name: "Agree" }).click();
  await expect(cleo.getByText("In force")).toBeVisible();
  const control = await (await cleo.request.get("/api/v1/compliance/iso-27001-2022/controls/A.5.1")).json();
  expect(control.status).toBe("attested");
  const file = await cleo.request.get(`/api/v1/attestations/${control.attestations[0].id}/evidence`);
  expect(await file.text()).toBe("minutes");
});

test("a baseline shows only what drifted", async ({ as, collector }) => {
  await collector.push(benchmark(), ["cluster:e2e-base", "host:e2e-base-node"]);
  const page = await as("ciso");
  await page.goto("/compliance/baselines");
  await page.getByRole("button", { name: "Save a baseline" }).click();
  await page.getByLabel("Name").fill("As accepted");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { name: "As accepted" })).toBeVisible();
  await expect(page.getByText("Nothing drifted")).toBeVisible();
});

test("a framework of one's own is evaluated at once", async ({ as }) => {
  const page = await as("ciso");
  await page.goto("/compliance/new");
  await page.getByLabel("Search").fill("C-0057");
  await expect(page.getByRole("list", { name: "Checks" }).getByRole("listitem")).not.toHaveCount(0);
  await page.getByRole("button", { name: "Add the framework" }).click();
  await expect(page.getByRole("heading", { name: "House rules 1" })).toBeVisible();
  await page.getByRole("link", { name: "Change" }).click();
  await expect(page.getByRole("button", { name: "Save as a new revision" })).toBeVisible();
});
