import { expect, test } from "./fixtures.ts";

const hours = (ago: number) => new Date(Date.now() - ago * 3_600_000).toISOString();

test("an advisory that comes later finds what a stored bill lists, and closes what it takes back", async ({
  as,
  collector,
}) => {
  const record = (change: object) => ({
    schema_version: "1.6.0",
    id: "GHSA-e2e2-e2e2-e2e2",
    aliases: ["CVE-2099-80001"],
    summary: "Left reads too much",
    severity: [{ type: "CVSS_V3", score: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H" }],
    affected: [
      {
        package: { ecosystem: "npm", name: "e2e-left" },
        ranges: [{ type: "SEMVER", events: [{ introduced: "1.0.0" }, { fixed: "1.2.3" }] }],
      },
    ],
    ...change,
  });
  await collector.push({
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    metadata: {
      timestamp: hours(3),
      component: { type: "container", name: "registry.example/e2e/listed:1.0" },
    },
    components: [{ type: "library", name: "e2e-left", version: "1.2.0", purl: "pkg:npm/e2e-left@1.2.0" }],
  });
  await collector.push(record({ modified: hours(2) }));
  const page = await as("analyst");
  const found = async () => {
    const answer = await page.request.get("/api/v1/findings?q=CVE-2099-80001&state=all");
    return (await answer.json()).rows?.[0];
  };
  await expect.poll(async () => (await found())?.state, { timeout: 15_000 }).toBe("present");
  const { id } = await found();
  await page.goto(`/findings/${id}`);
  await expect(page.getByText("opened by a feed").first()).toBeVisible();
  const reasons = page.getByRole("list", { name: "Advisories that cover it" }).first();
  await expect(reasons).toContainText("GHSA-e2e2-e2e2-e2e2 covers npm e2e-left ≥ 1.0.0, < 1.2.3");

  await collector.push(record({ modified: hours(1), withdrawn: hours(1) }));
  await expect.poll(async () => (await found())?.state, { timeout: 15_000 }).toBe("closed");
  await page.reload();
  await expect(page.getByText("closed by a feed: withdrawn").first()).toBeVisible();
});

test("an address for a feed leads nowhere inside, says so, and is only an administrator's to set", async ({
  as,
}) => {
  const page = await as("admin");
  await page.goto("/collectors");
  const address = `https://localhost/feed-${Date.now()}.json`;
  await page.getByLabel("Address").fill("https://name:password@feeds.example/kev.json");
  await page.getByRole("button", { name: "Add" }).click();
  await expect(page.getByText("without name, password, query or fragment")).toBeVisible();
  await page.getByLabel("Address").fill(address);
  await page.getByRole("button", { name: "Add" }).click();
  const source = page
    .getByRole("list", { name: "Feed sources" })
    .getByRole("listitem")
    .filter({ hasText: address });
  await expect(source).toContainText("which is not on the Internet", { timeout: 15_000 });
  await source.getByRole("button", { name: /^Fetch now/ }).click();
  await expect(source).toContainText("never fetched");

  await as("analyst");
  await page.goto("/collectors");
  await expect(source).toBeVisible();
  await expect(page.getByLabel("Address")).toHaveCount(0);
  await expect(source.getByRole("button")).toHaveCount(0);
  const refused = await page.request.post("/api/v1/feeds/sources", {
    data: { feed: "kev", url: "https://feeds.example/kev.json" },
    headers: { origin: new URL(page.url()).origin },
  });
  expect(refused.status()).toBe(403);

  await as("admin");
  await page.goto("/collectors");
  await source.getByRole("button", { name: "Remove" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(source).toHaveCount(0);
});
