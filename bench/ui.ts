import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import type { BrowserContext, Page } from "@playwright/test";
import { inBrowser } from "./browser.ts";
import { emptyAppScripts } from "./limits/ui.ts";
import { inEstate } from "./lists/estate.ts";
import { benchOptions, median, timed } from "./measure.ts";

const { runs, rows: WANTED } = benchOptions();
const ROUTES = [
  "/",
  "/findings",
  "/inventory/workloads",
  "/coverage",
  "/compliance",
  "/audit",
  "/collectors",
];

/** Bytes of scripts, each compressed by itself as a server sends them. */
const gzipped = (scripts: Buffer[]): number =>
  scripts.reduce((sum, script) => sum + gzipSync(script).length, 0);

/** What the document itself asks for; what is fetched later, when somebody opens something, is not in it. */
const firstScripts = async (context: BrowserContext, path: string): Promise<Buffer[]> => {
  const html = await (await context.request.get(path)).text();
  const sources = new Set(
    [...html.matchAll(/<script[^>]*\ssrc="([^"]+\.js[^"]*)"(?![^>]*nomodule)/gi)].map((m) => m[1]!),
  );
  return Promise.all([...sources].map(async (source) => (await context.request.get(source)).body()));
};

/** Milliseconds until the largest thing stands, of a page that is opened anew. */
const largestPaint = async (context: BrowserContext, path: string): Promise<number> => {
  const page = await context.newPage();
  await page.goto(path, { waitUntil: "networkidle" });
  const at = await page.evaluate(
    () =>
      new Promise<number>((settle) => {
        new PerformanceObserver((list) => settle(list.getEntries().at(-1)!.startTime)).observe({
          type: "largest-contentful-paint",
          buffered: true,
        });
      }),
  );
  await page.close();
  return at;
};

interface Interactions {
  plimsollWorst: number;
}

/** Scrolls the list until so many rows have come, pressing keys on the way as people do. */
const scroll = async (page: Page): Promise<{ met: number; most: number; inp: number; seconds: number }> => {
  await page.goto("/findings");
  await page.waitForSelector("tbody tr[aria-rowindex]");
  await page.evaluate(() => {
    const state = window as unknown as Interactions;
    state.plimsollWorst = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries())
        state.plimsollWorst = Math.max(state.plimsollWorst, duration);
    }).observe({ type: "event", durationThreshold: 16, buffered: true } as PerformanceObserverInit);
  });
  let [met, most] = [0, 0];
  const { seconds } = await timed(async () => {
    for (let step = 0; met < WANTED && step < WANTED; step++) {
      const seen = await page.evaluate(async () => {
        const table = document.querySelector("table")!;
        let box: HTMLElement = table.parentElement!;
        while (box.scrollHeight <= box.clientHeight && box.parentElement) box = box.parentElement;
        box.scrollTop = box.scrollHeight;
        await new Promise((settle) => setTimeout(settle, 16));
        const shown = [...document.querySelectorAll("tbody tr[aria-rowindex]")];
        return { rows: shown.length, last: Number(shown.at(-1)?.getAttribute("aria-rowindex") ?? 0) };
      });
      most = Math.max(most, seen.rows);
      met = Math.max(met, seen.last);
      if (step % 50 === 0) await page.keyboard.press("ArrowDown");
    }
  });
  for (const key of ["j", "k", "ArrowDown", "End", "Home"]) await page.keyboard.press(key);
  await page.waitForTimeout(200);
  const inp = await page.evaluate(() => (window as unknown as Interactions).plimsollWorst);
  return { met, most, inp, seconds };
};

const changes = async (page: Page): Promise<number[]> => {
  const times: number[] = [];
  for (const path of ROUTES) {
    const link = page.locator(`nav a[href="${path}"]`).first();
    if ((await link.count()) === 0) continue;
    const { seconds } = await timed(async () => {
      await link.click();
      await page.waitForURL((address) => address.pathname === path);
      await page.waitForSelector("h1");
    });
    console.log(`${(seconds * 1000).toFixed(0).padStart(6)} ms  to ${path}`);
    times.push(seconds);
  }
  return times;
};

await inEstate((estate) =>
  inBrowser(estate, "admin", async (context) => {
    const scripts = gzipped(await firstScripts(context, "/findings"));
    const empty = gzipped(emptyAppScripts().map((file) => readFileSync(file)));
    console.log(`/findings ${scripts} bytes of scripts, an empty app ${empty}`);
    const paints: number[] = [];
    for (let run = 0; run <= runs; run++) {
      const at = await largestPaint(context, "/findings");
      if (run > 0) paints.push(at);
    }
    const page = await context.newPage();
    const { met, most, inp, seconds } = await scroll(page);
    const times = await changes(page);
    console.log(
      `ui ratio ${(scripts / empty).toFixed(2)} (product ${(scripts / 1024).toFixed(1)} kB, limit ${(empty / 1024).toFixed(1)} kB, runs ${runs}) ` +
        `lcp-ms ${median(paints).toFixed(0)} inp-ms ${inp.toFixed(0)} rows-scrolled ${met} rows-in-dom ${most} scroll-s ${seconds.toFixed(0)} ` +
        `route-ms ${(median(times) * 1000).toFixed(0)} findings ${estate.findings}`,
    );
  }),
);
