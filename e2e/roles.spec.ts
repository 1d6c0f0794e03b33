import { scan } from "./documents.ts";
import { expect, test } from "./fixtures.ts";

const HOMES = [
  ["ciso", "/", ["Upload"]],
  ["analyst", "/findings", []],
  ["auditor", "/compliance", ["Upload"]],
  ["admin", "/", []],
] as const;

for (const [role, home, absent] of HOMES) {
  test(`the ${role} begins where their work is, and is offered only what they may do`, async ({
    as,
    collector,
  }) => {
    await collector.push(scan(`home-of-${role}`));
    const page = await as(role);
    await expect(page).toHaveURL(new RegExp(`${home}$`));
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    const navigation = page.getByRole("navigation").first();
    for (const name of absent) await expect(navigation.getByRole("link", { name })).toHaveCount(0);
    // Everything they may read stays within reach, the overview too.
    await navigation.getByRole("link", { name: "Posture" }).click();
    await expect(page).toHaveURL(/\/$/);
    const origin = new URL(page.url()).origin;
    const people = await page.request.get("/api/v1/people");
    expect(people.status()).toBe(role === "admin" ? 200 : 403);
    const pushed = await page.request.post("/api/v1/reports", {
      data: scan("by-hand"),
      headers: { "plimsoll-upload": "1", origin },
    });
    expect(pushed.status()).toBe(role === "analyst" || role === "admin" ? 202 : 403);
  });
}
