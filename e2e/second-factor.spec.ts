import { generateSync } from "otplib";
import { expect, test } from "./fixtures.ts";

const EMAIL = "second@e2e.example";
const PASSWORD = "a password for two factors";

test("a second factor is turned on with an app, asked for at sign-in, and passed by a recovery code when the device is lost", async ({
  as,
  browser,
}) => {
  const admin = await as("admin");
  const made = await admin.request.post("/api/v1/people", {
    data: { name: "Second Factor", email: EMAIL, role: "viewer", password: PASSWORD },
    headers: { origin: new URL(admin.url()).origin },
  });
  expect(made.status(), await made.text()).toBe(201);
  const enter = async () => {
    const page = await (await browser.newContext()).newPage();
    await page.goto("/sign-in");
    await page.getByLabel("E-mail").fill(EMAIL);
    await page.getByLabel("Password").fill(PASSWORD);
    await page.getByRole("button", { name: "Sign in" }).click();
    return page;
  };

  const page = await enter();
  await page.waitForURL((address) => !address.pathname.startsWith("/sign-in"));
  await page.goto("/settings");
  await page.getByRole("region", { name: "Second factor" }).getByRole("button", { name: "Turn on" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Your password").fill(PASSWORD);
  await dialog.getByRole("button", { name: "Go on" }).click();
  await expect(dialog.getByRole("img", { name: /QR code/ })).toBeVisible();
  const secret = (await dialog.locator("code").innerText()).replace(/\s/g, "");
  await dialog.getByLabel("Code that the app shows").fill("000000");
  await dialog.getByRole("button", { name: "Confirm" }).click();
  await expect(dialog.getByRole("alert")).toContainText("not right");
  await dialog.getByLabel("Code that the app shows").fill(generateSync({ secret }));
  await dialog.getByRole("button", { name: "Confirm" }).click();
  const items = dialog.getByRole("list", { name: "Recovery codes" }).getByRole("listitem");
  await expect(items).toHaveCount(10);
  const codes = await items.allInnerTexts();
  await dialog.getByRole("button", { name: "I have kept them" }).click();
  await expect(page.getByText("10 recovery codes left")).toBeVisible();

  const again = await enter();
  await expect(again.getByRole("alert").filter({ hasText: "authenticator app" })).toBeVisible();
  await again.getByLabel("Code", { exact: true }).fill(codes[0]!);
  await again.getByRole("button", { name: "Sign in" }).click();
  await again.waitForURL((address) => !address.pathname.startsWith("/sign-in"));
  await again.goto("/settings");
  await expect(again.getByText("9 recovery codes left")).toBeVisible();
});
