import { expect, type Page } from "@playwright/test";
import type { Hands, Job } from "./stopwatch.ts";

interface Row {
  component: string;
  rule: { key: string };
  subject: { name: string };
}

const aFinding = async (page: Page, filter: string): Promise<Row> => {
  const answer = await page.request.get(
    `/api/v1/findings?${new URLSearchParams({ filter, limit: "1" }).toString()}`,
  );
  const [row] = ((await answer.json()) as { rows: Row[] }).rows;
  if (!row) throw new Error(`No finding is ${filter}.`);
  return row;
};

const onList = async (page: Page): Promise<void> => {
  await page.goto("/findings");
  await expect(rows(page).first()).toBeVisible();
};

const rows = (page: Page) => page.locator("tbody tr[aria-rowindex]");
const list = (page: Page) => page.getByRole("region", { name: "Findings, list" });

const openFirst = async (page: Page, keys: Hands): Promise<void> => {
  await list(page).focus();
  await keys.press("j");
  await keys.press("Enter");
  await expect(page.getByRole("heading", { name: "Why this is one finding" })).toBeVisible();
};

const typeFilter = async (page: Page, keys: Hands, filter: string): Promise<void> => {
  await keys.press("/");
  await expect(page.getByRole("combobox", { name: "Filter findings" })).toBeFocused();
  await keys.type(filter);
  await keys.press("Enter");
  await page.waitForURL((address) => address.searchParams.has("filter"));
  await expect(rows(page).first()).toBeVisible();
};

/** What an analyst or a developer does many times a day: by keyboard alone, within so many seconds. */
export const DESK_JOBS: Job[] = [
  {
    name: "analyst: what is new since my last visit, put together",
    within: 5,
    begin: async () => ({}),
    work: async (page) => {
      await page.goto("/findings?filter=since:visit&group=rule");
      await expect(page.getByText(/\d (groups|CVEs|rules)|Nothing|No findings/i).first()).toBeVisible();
    },
  },
  {
    name: "analyst: one finding from open to a justified verdict",
    within: 20,
    begin: async (page) => {
      await onList(page);
      return {};
    },
    work: async (page, keys) => {
      await openFirst(page, keys);
      await keys.press("e");
      await keys.type("Not aff");
      await keys.press("Tab");
      await keys.type("Comp");
      await keys.press("Tab");
      await keys.type("Not built in");
      await keys.press("Enter");
      await expect(page.getByText(/Set to not affected|is not affected|Not affected/i).first()).toBeVisible();
    },
  },
  {
    name: "analyst: why this priority, why one finding, what became of it",
    within: 5,
    begin: async (page) => {
      await onList(page);
      return {};
    },
    work: async (page, keys) => {
      await openFirst(page, keys);
      await expect(page.locator("[data-priority-path]").last()).toBeVisible();
      await keys.press("w");
      await expect(page.locator("[data-priority-path]").last()).toHaveAttribute("open", "");
      await keys.press("m");
      await expect(page.locator("[data-section='Why this is one finding']").last()).toBeFocused();
      await keys.press("h");
      await expect(page.locator("[data-section='Timeline']").last()).toBeFocused();
    },
  },
  {
    name: "analyst: everything with a package below a version",
    within: 10,
    begin: async (page) => {
      const { component } = await aFinding(page, "kind:vulnerability is:present");
      await onList(page);
      return { component };
    },
    work: (page, keys, { component }) => typeFilter(page, keys, `package:${component}<99999`),
  },
  {
    name: "analyst: two tags of an image side by side",
    within: 5,
    begin: async (page) => {
      const { subject } = await aFinding(page, "kind:vulnerability is:present image:*");
      const answer = await page.request.get(
        `/api/v1/assets?${new URLSearchParams({ kind: "image", q: subject.name, limit: "1" }).toString()}`,
      );
      const [image] = ((await answer.json()) as { rows: { id: number }[] }).rows;
      await page.goto(`/inventory/images/${image!.id}`);
      await expect(page.getByRole("link", { name: "Compare with another tag" })).toBeVisible();
      return {};
    },
    work: async (page, keys) => {
      await page.getByRole("link", { name: "Compare with another tag" }).focus();
      await keys.press("Enter");
      await expect(page.getByRole("heading", { name: /^On both/ })).toBeVisible();
    },
  },
  {
    name: "developer: what I can fix in my image, by the version that fixes it",
    within: 10,
    begin: async (page) => {
      const { subject } = await aFinding(page, "kind:vulnerability is:present fix:yes");
      await onList(page);
      return { repository: subject.name };
    },
    work: async (page, keys, { repository }) => {
      await typeFilter(page, keys, `repository:${repository} fix:yes`);
      await openFirst(page, keys);
      await expect(page.locator("[data-section='Fix']").last()).toBeVisible();
    },
  },
  {
    name: "developer: whether a CVE concerns me, and where",
    within: 10,
    begin: async (page) => {
      const { rule } = await aFinding(page, "kind:vulnerability is:present status:open");
      await onList(page);
      return { cve: rule.key };
    },
    work: async (page, keys, { cve = "" }) => {
      await keys.press("ControlOrMeta+k");
      await expect(page.getByPlaceholder(/^Search/)).toBeFocused();
      await keys.type(cve);
      await expect(page.getByRole("option", { selected: true })).toContainText(cve);
      await keys.press("Enter");
      await expect(page.getByRole("heading", { name: "Yes, you are affected" })).toBeVisible();
    },
  },
];
