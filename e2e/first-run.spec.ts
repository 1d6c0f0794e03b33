import { expect, firstLink, test } from "./fixtures.ts";
import { type RunningProduct, startThrowAway } from "./server.ts";

let product: RunningProduct;
test.beforeAll(async () => {
  test.setTimeout(180_000);
  product = await startThrowAway();
});
test.afterAll(async () => product?.stop());

test("the printed link makes the first account, once, and an empty instance says what to do next", async ({
  page,
}) => {
  const link = firstLink({ ...process.env, ...product.env, PLIMSOLL_E2E_URL: product.url });
  await page.goto(link);
  // The address bar forgets the secret before anybody can look over a shoulder.
  await expect(page).toHaveURL(`${product.url}/welcome`);
  await page.getByLabel("Name").fill("Grace");
  await page.getByLabel("E-mail").fill("grace@e2e.example");
  await page.getByLabel("Password").fill("short");
  await page.getByRole("button", { name: "Make my account" }).click();
  await expect(page).toHaveURL(`${product.url}/welcome`);
  await page.getByLabel("Password").fill("a long enough password");
  await page.getByRole("button", { name: "Make my account" }).click();
  await expect(page.getByRole("heading", { name: "Nothing floats here yet" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Upload reports" })).toBeVisible();
  for (const path of ["/inventory/images", "/findings", "/collectors"]) {
    await page.goto(`${product.url}${path}`);
    await expect(page.getByText(/curl|npm start|connect/i).first()).toBeVisible();
  }

  await page.context().clearCookies();
  await page.goto(link);
  await page.getByLabel("Name").fill("Mallory");
  await page.getByLabel("E-mail").fill("mallory@e2e.example");
  await page.getByLabel("Password").fill("a long enough password");
  await page.getByRole("button", { name: "Make my account" }).click();
  await expect(page.getByRole("main").getByRole("alert")).not.toBeEmpty();
  await expect(page).toHaveURL(`${product.url}/welcome`);
});
