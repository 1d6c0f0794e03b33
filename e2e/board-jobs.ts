import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Locator, type Page } from "@playwright/test";
import type { Hands, Job } from "./stopwatch.ts";

const main = (page: Page) => page.getByRole("navigation", { name: "Main" });
const goto = async (page: Page, path: string, heading: string | RegExp): Promise<void> => {
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
};

/** A file that a click brings, as the path of it within `work`. */
const withDownload = async (
  page: Page,
  hands: Hands,
  button: Locator,
  work: (path: string) => void,
): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), "plimsoll-job-"));
  try {
    const coming = page.waitForEvent("download");
    await hands.click(button);
    const path = join(folder, "file");
    await (await coming).saveAs(path);
    work(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const textOf = (pdf: string): string =>
  execFileSync("pdftotext", ["-layout", pdf, "-"], { encoding: "utf8" });

const aKnownCve = async (page: Page): Promise<string> => {
  const answer = await page.request.get("/api/v1/findings?filter=kind:vulnerability+status:open&limit=1");
  return ((await answer.json()) as { rows: { rule: { key: string } }[] }).rows[0]!.rule.key;
};

/** What a CISO asks, twice a week. */
export const CISO_JOBS: Job[] = [
  {
    name: "CISO: are we exposed to a CVE, where, since when, whose is it, is it exploited",
    within: 10,
    begin: async (page) => {
      await goto(page, "/", "How deep the estate lies");
      return { cve: await aKnownCve(page) };
    },
    work: async (page, hands, { cve = "" }) => {
      await hands.press("ControlOrMeta+k");
      await expect(page.getByPlaceholder(/^Search/)).toBeFocused();
      await page.keyboard.insertText(cve);
      await expect(page.getByRole("option", { selected: true })).toContainText(cve);
      await hands.press("Enter");
      await expect(page.getByRole("heading", { name: "Yes, you are affected" })).toBeVisible();
      await expect(page.getByText("First seen here")).toBeVisible();
    },
  },
  {
    name: "CISO: better or worse than last month, and why",
    within: 5,
    ofThePast: true,
    begin: async () => ({}),
    work: async (page) => {
      await page.goto("/");
      await expect(page.getByRole("link", { name: "Why it moved, in full" })).toBeVisible();
    },
  },
  {
    name: "CISO: which five actions cut most risk",
    within: 10,
    begin: async (page) => {
      await goto(page, "/", "How deep the estate lies");
      return {};
    },
    work: async (page, hands) => {
      await hands.click(page.getByRole("link", { name: "Make a plan" }));
      await expect(page.getByRole("region", { name: "The plan" }).getByRole("list").first()).toBeVisible();
    },
  },
  {
    name: "CISO: the board page, please",
    within: 15,
    begin: async (page) => {
      await goto(page, "/", "How deep the estate lies");
      return {};
    },
    work: (page, hands) =>
      withDownload(page, hands, page.getByRole("button", { name: "Export PDF" }), (pdf) =>
        expect(textOf(pdf)).toMatch(/score/i),
      ),
  },
  {
    name: "CISO: which exceptions end this month, and who approved them",
    within: 10,
    begin: async (page) => {
      await goto(page, "/", "How deep the estate lies");
      return {};
    },
    work: async (page, hands) => {
      await hands.click(main(page).getByRole("link", { name: /^Exceptions/ }));
      await expect(page.getByRole("heading", { name: "In this month" })).toBeVisible();
    },
  },
];

const FRAMEWORK = "NIST SP 800-190 Application Container Security Guide 2017-09";

/** What an auditor asks, once a quarter. */
export const AUDITOR_JOBS: Job[] = [
  {
    name: "auditor: evidence for NIST SP 800-190 as of the end of last quarter",
    within: 15,
    ofThePast: true,
    begin: async (page) => {
      await goto(page, "/compliance", "Compliance");
      return {};
    },
    work: async (page, hands) => {
      await hands.click(page.getByRole("banner").getByRole("button", { name: "Now" }));
      await hands.click(page.getByRole("button", { name: "End of last quarter" }));
      await expect(page.getByText("As recorded by")).toBeVisible();
      const row = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: FRAMEWORK }) });
      await withDownload(page, hands, row.getByRole("button", { name: "Export PDF" }), (pdf) =>
        expect(textOf(pdf)).toContain(quarterEnd(new Date())),
      );
    },
  },
  {
    name: "auditor: prove that no row was edited, offline",
    within: 30,
    begin: async (page) => {
      await goto(page, "/audit", "Audit");
      return {};
    },
    work: (page, hands) =>
      withDownload(page, hands, page.getByRole("link", { name: "Download bundle" }), (bundle) => {
        const said = execFileSync(process.execPath, ["lib/cli/plimsoll.ts", "audit", "verify", bundle], {
          encoding: "utf8",
        });
        expect(said).toMatch(/intact/i);
      }),
  },
  {
    name: "auditor: who accepted this risk, on what evidence, who approved",
    within: 10,
    begin: async (page) => {
      await goto(page, "/exceptions?view=approved", /exceptions/);
      return {};
    },
    work: async (page, hands) => {
      await hands.click(page.getByRole("main").locator('a[href^="/exceptions/"]:not([href*="new"])').first());
      await expect(page.getByText("Decided by")).toBeVisible();
    },
  },
  {
    name: "auditor: the estate at a past moment, the same each time",
    within: 5,
    begin: async (page) => {
      await goto(page, "/", "How deep the estate lies");
      return {};
    },
    work: async (page, hands) => {
      await hands.click(page.getByRole("banner").getByRole("button", { name: "Now" }));
      await hands.click(page.getByRole("button", { name: "End of last quarter" }));
      await expect(page.getByText("SHA-256")).toBeVisible();
    },
  },
  {
    name: "auditor: who read or exported the map",
    within: 10,
    begin: async (page) => {
      await page.request.get("/api/v1/findings/export?format=csv");
      await goto(page, "/audit", "Audit");
      return {};
    },
    work: async (page, hands) => {
      await hands.click(page.getByLabel("Action"));
      await hands.type("export");
      await hands.press("Enter");
      await expect(
        page
          .getByRole("list", { name: /Entries/ })
          .getByRole("listitem")
          .first(),
      ).toContainText(/export/i);
    },
  },
];

/** The last day of the quarter before, as documents write it (UTC). */
const quarterEnd = (now: Date): string =>
  new Date(Date.UTC(now.getUTCFullYear(), Math.floor(now.getUTCMonth() / 3) * 3, 1) - 1000)
    .toISOString()
    .slice(0, 10);
