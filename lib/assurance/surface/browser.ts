import { type Browser, chromium, type Page } from "@playwright/test";
import { belongs } from "../belongings.ts";

/** What a page must never do, as seen from inside and outside of it. */
export interface Sighting {
  /** Directives the page broke, with what broke them. */
  violations: string[];
  /** Scripts of strangers that ran, dialogs, errors of the console about policies. */
  ran: string[];
}

const openBrowser = async (): Promise<Browser> => {
  const browser = await chromium.launch({
    executablePath: process.env.PLIMSOLL_CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu"],
  });
  belongs(() => browser.close());
  return browser;
};

/** A page of a signed-in person, that keeps what its policy refused. */
export const watchedPage = async (
  url: string,
  cookie: string,
): Promise<{ page: Page; sighting: Sighting }> => {
  const context = await (await openBrowser()).newContext({
    baseURL: url,
    viewport: { width: 1440, height: 900 },
  });
  await context.addCookies(
    cookie.split("; ").map((pair) => {
      const at = pair.indexOf("=");
      return { name: pair.slice(0, at), value: pair.slice(at + 1), url };
    }),
  );
  const page = await context.newPage();
  const sighting: Sighting = { violations: [], ran: [] };
  await page.exposeFunction("reportViolation", (text: string) => sighting.violations.push(text));
  await page.addInitScript(() => {
    const { reportViolation } = globalThis as unknown as { reportViolation(text: string): void };
    document.addEventListener(
      "securitypolicyviolation",
      ({ effectiveDirective, blockedURI, sample, sourceFile }) =>
        reportViolation(`${location.pathname}: ${effectiveDirective} ${blockedURI} ${sample} ${sourceFile}`),
    );
  });
  page.on("console", (message) => {
    const text = message.text();
    if (/Content Security Policy|Trusted(HTML|Script)|violates the following/i.test(text))
      sighting.violations.push(`console: ${text.slice(0, 300)}`);
  });
  page.on("dialog", (dialog) => {
    sighting.ran.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return { page, sighting };
};

/** Looks through what is drawn: strangers' elements, script addresses, links that leave with a way back. */
export const strangers = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    if ((globalThis as { hacked?: unknown }).hacked !== undefined) found.push("a stranger's script ran");
    for (const element of document.querySelectorAll(
      'img[src="x"], [onerror], [onload], [onclick], iframe, object, embed, base',
    ))
      found.push(`an element: ${element.outerHTML.slice(0, 120)}`);
    for (const link of document.querySelectorAll<HTMLAnchorElement>("a[href]")) {
      const { protocol, origin, href, rel } = link;
      if (!["http:", "https:", "mailto:"].includes(protocol)) found.push(`a link: ${href.slice(0, 120)}`);
      else if (protocol !== "mailto:" && origin !== location.origin && !/noopener|noreferrer/.test(rel))
        found.push(`a link that leaves with a way back: ${href.slice(0, 120)}`);
    }
    return found;
  });
