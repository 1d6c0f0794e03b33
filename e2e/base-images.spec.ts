import { digestOf } from "../prisma/factories/digest.ts";
import type { Flaw } from "../prisma/factories/packages.ts";
import type { trivyImage } from "../prisma/factories/trivy.ts";
import { scan } from "./documents.ts";
import { expect, test } from "./fixtures.ts";

const flaw = (n: number): Flaw => ({
  id: `CVE-2099-8100${n}`,
  package: `base-lib${n}`,
  type: "npm",
  version: "1.0",
  fixed: "1.1",
  severity: "high",
  path: `usr/lib/base-lib${n}/package.json`,
});

/** A scan of an image with these layers, built so many minutes ago. */
const built = (repository: string, tag: string, layers: string[], flaws: Flaw[], ago: number): object => {
  const at = new Date(Date.now() - ago * 60_000).toISOString();
  const document = scan(`lineage/${repository}`, {
    tag,
    content: `${repository} ${tag}`,
    flaws,
    at,
  }) as ReturnType<typeof trivyImage>;
  document.Metadata.DiffIDs = layers.map((layer) => digestOf(layer, "e2e-lineage"));
  document.Metadata.ImageConfig.created = at;
  return document;
};

test("a base's problem is shown once under it and as inherited above, with what its update removes", async ({
  as,
  collector,
}) => {
  for (const document of [
    built("runtime", "20", ["a", "b"], [flaw(1), flaw(2)], 50),
    built("cart", "1", ["a", "b", "c"], [flaw(1), flaw(2), flaw(3)], 40),
    built("till", "1", ["a", "b", "d"], [flaw(1), flaw(2)], 40),
    built("runtime", "21", ["p", "q"], [flaw(2)], 10),
  ])
    await collector.push(document);
  const page = await as("analyst");
  await page.goto("/inventory/images");
  await page.getByRole("link", { name: "Base images" }).click();
  const row = page.getByRole("listitem").filter({ hasText: "lineage/runtime:20" });
  await expect(row).toContainText("Under 2 live images of 2 repositories");
  await expect(row).toContainText("2 once here, 4 times inherited");
  await expect(row).toContainText("removes 2 findings in 2 images");
  await row.getByRole("link", { name: "registry.example/e2e/lineage/runtime:20" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /runtime:20/ })).toBeVisible();
  const problem = page.getByRole("listitem").filter({ hasText: "CVE-2099-81001" });
  await expect(problem).toHaveCount(1);
  await expect(problem).toContainText("2× inherited");
  await expect(problem).toContainText("gone in registry.example/e2e/lineage/runtime:21");
  await page.getByRole("link", { name: /lineage\/cart:1/ }).click();
  const panel = page.getByRole("region", { name: "Inherited and own" });
  await expect(panel).toContainText("From the base2 H");
  await expect(panel).toContainText("Its own1 H");
});
